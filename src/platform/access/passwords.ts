import { type ScryptOptions, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Turns } from './turns.js';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const HASH_BYTES = 32;
const SALT_BYTES = 16;
// OWASP Password Storage Cheat Sheet: scrypt with N = 2^15 needs p = 3.
const PRESENT_COST = { logN: 15, r: 8, p: 3 };

// Node has four threads for this and for finding hosts; a flood of sign-ins may not take them all.
const TURNS = new Turns({ atOnce: 2, waiting: 50 });

type Cost = typeof PRESENT_COST;

function deriveAt(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  // Node refuses what could need more than 32 MB unless told that it may.
  const options = { N, r, p, maxmem: 256 * N * r };
  return TURNS.take(() => derive(password.normalize('NFC'), salt, HASH_BYTES, options));
}

/** A salted hash that carries its own cost: `scrypt$15$8$3$<salt>$<hash>`. @throws DomainError `too-many-requests` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await deriveAt(password, salt, PRESENT_COST);
  const { logN, r, p } = PRESENT_COST;
  return ['scrypt', logN, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Whether `password` made `stored`; takes the same time whatever the answer is.
 * @throws DomainError `too-many-requests` while too many others wait for an answer
 */
export async function isPasswordOf(stored: string, password: string): Promise<boolean> {
  const [scheme, logN, r, p, salt = '', hash = ''] = stored.split('$');
  if (scheme !== 'scrypt') throw new Error('A stored password hash has an unknown scheme');
  const expected = Buffer.from(hash, 'base64url');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const derived = await deriveAt(password, Buffer.from(salt, 'base64url'), cost);
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

/** The hash of a password that nobody has: signing in as nobody then costs what signing in as somebody costs. */
export const NOBODYS_PASSWORD_HASH = [
  'scrypt',
  PRESENT_COST.logN,
  PRESENT_COST.r,
  PRESENT_COST.p,
  Buffer.alloc(SALT_BYTES).toString('base64url'),
  randomBytes(HASH_BYTES).toString('base64url'),
].join('$');
