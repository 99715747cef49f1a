import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';

// Decree 30/2020 wants Times New Roman; Tinos has its widths and every Vietnamese letter, and may be embedded.
// On 80 mm of thermal paper a face without serifs is read more easily.
const FILES = {
  serif: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  serifBold: '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  serifItalic: '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  sans: '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  sansBold: '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
} as const;

export type Face = keyof typeof FILES;

/** A face at a size in points. */
export interface TypeStyle {
  readonly face: Face;
  readonly size: number;
}

/** For what the faces have no letter for: emoji, scripts of elsewhere. */
const NO_GLYPH = '□';
const MOST_WORDS_KEPT = 20_000;

const { resolve } = createRequire(import.meta.url);
const graphemes = new Intl.Segmenter('vi');
// Fonts never change while the process runs, so sharing them and the widths of words is safe.
const fonts = new Map<Face, fontkit.Font>();
const widths = new Map<string, number>();

/** Opened once: reading a face anew for every paper takes five times as long as drawing the paper. */
export function fontOf(face: Face): fontkit.Font {
  const known = fonts.get(face);
  if (known) return known;
  const font = fontkit.create(readFileSync(resolve(FILES[face])));
  if (font.type !== 'TTF') throw new Error(`${FILES[face]} is no TrueType font`);
  // A shape remembers the letter that it was first met as. One first met as a part of another (the O in Ộ) would
  // have none, and text copied from the next paper would be wrong.
  for (const code of font.characterSet) font.glyphForCodePoint(code);
  fonts.set(face, font);
  return font;
}

/** How wide a word is, in points. */
export function widthOf(word: string, { face, size }: TypeStyle): number {
  const key = `${face} ${word}`;
  let width = widths.get(key);
  if (width === undefined) {
    const font = fontOf(face);
    width = font.layout(word).advanceWidth / font.unitsPerEm;
    if (widths.size >= MOST_WORDS_KEPT) widths.clear();
    widths.set(key, width);
  }
  return width * size;
}

/** Composed letters only, no control characters, and a box where the face has no letter: nothing breaks a page. */
export function printable(text: string, face: Face): string {
  const font = fontOf(face);
  const spaced = text.normalize('NFC').replace(/[^\S\n\u00a0]/g, ' ');
  // The groups of a telephone number stay on one line.
  const composed = spaced.replace(/(?<=\d{3}) (?=\d{3})/g, '\u00a0');
  if (isPlain(composed, font)) return composed;
  return [...graphemes.segment(composed)].map(({ segment }) => shown(segment, font)).join('');
}

function shown(grapheme: string, font: fontkit.Font): string {
  if (grapheme === '\n' || isPlain(grapheme, font)) return grapheme;
  // Marks for joining and for the direction of writing are not seen anyway.
  const seen = grapheme.replace(/[\p{C}\ufe0f]/gu, '');
  if (seen === '') return '';
  return isPlain(seen, font) ? seen : NO_GLYPH;
}

function isPlain(text: string, font: fontkit.Font): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const isControl = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(character) && character !== '\n';
    if (isControl || (character !== '\n' && !font.hasGlyphForCodePoint(code))) return false;
  }
  return true;
}

export function graphemesOf(text: string): readonly string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}
