/** Lower case without diacritics, for searching: `Nguyễn Thị Đào` gives `nguyen thi dao`. */
export function foldText(text: string): string {
  // đ has no decomposition; the other Vietnamese letters lose their marks in NFD.
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}
