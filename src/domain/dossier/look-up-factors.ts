/** Crockford's base 32: no I, L, O or U, which people take for something else. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_LETTERS = 8;
/** Five bits a letter. */
const SECRET_BYTES = 5;
const DIGITS_ASKED = 4;
/** A number without its area code; what is shorter is no telephone. */
const LEAST_PHONE_DIGITS = 7;

/** mã tra cứu, as it stands on the receipt, of the first 40 bits of a digest: `7K3M-9QZ2`. */
export function lookUpSecretOf(digest: Uint8Array): string {
  let rest = digest.slice(0, SECRET_BYTES).reduce((number, byte) => number * 256 + byte, 0);
  let letters = '';
  for (let count = 0; count < SECRET_LETTERS; count += 1) {
    letters = LETTERS.charAt(rest % LETTERS.length) + letters;
    rest = Math.floor(rest / LETTERS.length);
  }
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A secret as somebody typed it, in the letters that it was printed in, without its dash. */
export function readLookUpSecret(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** The digits by which the holder of a telephone is known; null: it has too few. */
export function lastPhoneDigits(phone: string | undefined): string | null {
  const digits = (phone ?? '').normalize('NFKC').replace(/\D/g, '');
  return digits.length < LEAST_PHONE_DIGITS ? null : digits.slice(-DIGITS_ASKED);
}

/** The last digits of what somebody typed, be it the whole number; null: too few. */
export function readPhoneDigits(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/\D/g, '');
  return digits.length < DIGITS_ASKED ? null : digits.slice(-DIGITS_ASKED);
}

/** A code as somebody typed it and as it is usually written: capitals, plain dashes, no spaces. */
export function readTypedCode(typed: string): { readonly asTyped: string; readonly usual: string } {
  const asTyped = typed.normalize('NFC').replace(/\s/gu, '');
  return { asTyped, usual: asTyped.toUpperCase().replace(/[\p{Pd}\u2212]/gu, '-') };
}
