const REPLACED = '\ufffd';
const BYTES = 256;
const FIRST_OF_ITS_OWN = 0x80;

/** Bytes 80 to 9F of Windows-1252; all others mean what they mean in Unicode. Node 20 decodes it as Latin-1. */
const OF_ITS_OWN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const BYTE_OF: ReadonlyMap<string, number> = new Map(
  Array.from({ length: BYTES }, (_none, byte) => [
    OF_ITS_OWN[byte - FIRST_OF_ITS_OWN] ?? String.fromCharCode(byte),
    byte,
  ]),
);

/** How the letters of a text were broken on their way here. */
export type BrokenLetters =
  | { readonly kind: 'lost' }
  /** UTF-8 that was read as something else. */
  | { readonly kind: 'misread'; readonly meant: string };

/**
 * A file in another encoding than UTF-8 loses its letters where it is read, and one that is read as Windows-1252 shows
 * two or three for each of them (“Táº¿t”). Either would stand in every explanation of a due moment; null: neither.
 */
export function brokenLetters(text: string): BrokenLetters | null {
  if (text.includes(REPLACED)) return { kind: 'lost' };
  const bytes = [...text].map((letter) => BYTE_OF.get(letter));
  if (bytes.some((byte) => byte === undefined)) return null;
  const meant = decoded(Uint8Array.from(bytes as number[]));
  return meant === null || meant === text ? null : { kind: 'misread', meant };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
