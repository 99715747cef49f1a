/** Lower case without diacritics, split into words: `Đăng ký` gives `dang`, `ky`. */
export function foldWords(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== '');
}

/** Whether every word begins a word of the text. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const own = foldWords(text);
  return words.every((word) => own.some((candidate) => candidate.startsWith(word)));
}

function fold(text: string): string {
  // đ has no decomposition; the other Vietnamese letters lose their marks in NFD.
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}
