/** The name to save a download under (RFC 6266): in full, and in plain letters for what does not read that. */
export function attachmentNamed(name: string): string {
  return `attachment; filename="${plainLetters(name)}"; filename*=UTF-8''${extendedValue(name)}`;
}

function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\x20-\x7e]|["\\%]/gu, '_');
}

/** RFC 8187 takes fewer signs as they are than JavaScript does. */
function extendedValue(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
