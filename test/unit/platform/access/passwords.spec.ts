import { describe, expect, it } from '@jest/globals';
import {
  NOBODYS_PASSWORD_HASH,
  hashPassword,
  isPasswordOf,
} from '../../../../src/platform/access/passwords.js';

describe('a password hash', () => {
  it('knows its password in every Unicode form, and no other', async () => {
    const hash = await hashPassword('Mật khẩu dài');
    expect(hash).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(await isPasswordOf(hash, 'Mật khẩu dài'.normalize('NFD'))).toBe(true);
    expect(await isPasswordOf(hash, 'mật khẩu dài')).toBe(false);
  });

  it('is salted', async () => {
    expect(await hashPassword('giống nhau')).not.toBe(await hashPassword('giống nhau'));
  });

  it('reads hashes made at another cost', async () => {
    const cheap = 'scrypt$10$8$1$AAAAAAAAAAAAAAAAAAAAAA$aaaa';
    expect(await isPasswordOf(cheap, 'x')).toBe(false);
  });

  it('of nobody fits nothing', async () => {
    expect(await isPasswordOf(NOBODYS_PASSWORD_HASH, '')).toBe(false);
  });
});
