import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  lastPhoneDigits,
  lookUpSecretOf,
  readLookUpSecret,
  readPhoneDigits,
  readTypedCode,
} from '../../../../src/domain/dossier/look-up-factors.js';

const digest = fc.uint8Array({ minLength: 5, maxLength: 32 });

describe('the secret on a receipt', () => {
  it('has eight letters that nobody takes for another, in two groups', () => {
    fc.assert(
      fc.property(digest, (bytes) => {
        expect(lookUpSecretOf(bytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
  });

  it('is made of the first forty bits and of all of them', () => {
    expect(lookUpSecretOf(Uint8Array.of(0, 0, 0, 0, 0))).toBe('0000-0000');
    expect(lookUpSecretOf(Uint8Array.of(255, 255, 255, 255, 255, 1))).toBe('ZZZZ-ZZZZ');
    // 00000 00001 00010 00011 00100 00101 00110 00111
    expect(lookUpSecretOf(Uint8Array.of(0x00, 0x44, 0x32, 0x14, 0xc7))).toBe('0123-4567');
  });

  it('is read as it was printed, however it is typed', () => {
    const sloppy = [
      (secret: string) => secret.toLowerCase(),
      (secret: string) => secret.replace('-', ''),
      (secret: string) => ` ${[...secret].join(' ')}\t`,
      (secret: string) => secret.replace('-', ' – '),
      (secret: string) => secret.replaceAll('0', 'o').replaceAll('1', 'l'),
      (secret: string) => secret.replaceAll('0', 'O').replaceAll('1', 'I'),
      (secret: string) => `#${secret}`,
      // As a Vietnamese or Japanese keyboard may send it: full-width letters.
      (secret: string) =>
        secret.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ];
    fc.assert(
      fc.property(digest, (bytes) => {
        const printed = lookUpSecretOf(bytes);
        for (const typed of sloppy.map((type) => type(printed))) {
          expect(readLookUpSecret(typed)).toBe(printed.replace('-', ''));
        }
      }),
    );
  });
});

describe('the last digits of a telephone', () => {
  it('are the same however the number is written', () => {
    for (const phone of ['0912 345 678', '0912345678', '+84 912.345.678', '(091) 234-5678']) {
      expect(lastPhoneDigits(phone)).toBe('5678');
    }
  });

  it('are of no use where there is no telephone', () => {
    for (const phone of [undefined, '', '5678', 'không có', '12 34 56']) {
      expect(lastPhoneDigits(phone)).toBeNull();
    }
  });

  it('are read from what is typed, be it the whole number', () => {
    for (const typed of ['5678', ' 5 6 7 8 ', '***5678', '0912 345 678', '５６７８']) {
      expect(readPhoneDigits(typed)).toBe('5678');
    }
    for (const typed of ['678', '', 'abcd', '6-7-8']) expect(readPhoneDigits(typed)).toBeNull();
  });
});

describe('a code as somebody types it', () => {
  it('is read without spaces, and beside that in capitals with plain dashes', () => {
    expect(readTypedCode(' h99.31 – 261005−0001 ')).toEqual({
      asTyped: 'h99.31–261005−0001',
      usual: 'H99.31-261005-0001',
    });
  });
});
