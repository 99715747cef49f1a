export type LookUpFactor = 'secret' | 'phone';

/** So many wrong look-ups within so many hours, counted from the first one. */
export interface LookUpLimit {
  readonly name: string;
  readonly of: 'address' | 'code';
  readonly most: number;
  readonly hours: number;
}

/**
 * Ordered: a look-up that a limit refuses is not counted by those behind it, so that an address which is shut out
 * shuts no code.
 *
 * Right look-ups count nowhere, since a kiosk or an office has one address. Each factor is counted apart: who guesses
 * telephones does not shut out who scans a receipt beside him.
 *
 * Four digits are few: by 15 a day, one of 10,000 is found in two years. So a code is shut for guesses by telephone,
 * whether there is such a dossier or not. A secret has 40 bits: nobody guesses it, and who has it may pass while the
 * code is shut, or anybody could keep the holder of a receipt out by typing nonsense.
 */
export const LOOK_UP_LIMITS: Readonly<Record<LookUpFactor, readonly LookUpLimit[]>> = {
  secret: [{ name: 'secret-address-hour', of: 'address', most: 30, hours: 1 }],
  phone: [
    { name: 'phone-address-hour', of: 'address', most: 30, hours: 1 },
    { name: 'phone-code-hour', of: 'code', most: 5, hours: 1 },
    { name: 'phone-code-day', of: 'code', most: 15, hours: 24 },
  ],
};
