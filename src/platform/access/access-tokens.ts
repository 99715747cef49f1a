import { Injectable } from '@nestjs/common';
import { SignJWT, errors, jwtVerify } from 'jose';
import { DomainError } from '../../domain/domain-error.js';
import { InstallationSecret } from '../settings/installation-secret.js';
import { Clock } from '../time/clock.js';

const ISSUER = 'motcua';
const ALGORITHM = 'HS256';
/** A working day. */
const HOURS = 8;

export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

export interface TokenClaims {
  readonly accountId: string;
  /** The account's `tokenGeneration` when the token was issued. */
  readonly generation: number;
}

/** More people than sign in on one process in a day; beyond it the signatures are checked anew. */
const MOST_TOKENS_KEPT = 10_000;

interface CheckedToken extends TokenClaims {
  readonly expiresAt: number;
}

@Injectable()
export class AccessTokens {
  /** The signature of a token never changes, so it is checked once; the time and the account are asked each time. */
  private readonly checked = new Map<string, CheckedToken>();

  constructor(
    private readonly secret: InstallationSecret,
    private readonly clock: Clock,
  ) {}

  async issue({ accountId, generation }: TokenClaims): Promise<IssuedToken> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const expiresAt = issuedAt + HOURS * 3600;
    const accessToken = await new SignJWT({ gen: generation })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setSubject(accountId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(await this.key());
    return { accessToken, expiresAt: new Date(expiresAt * 1000) };
  }

  /** @throws DomainError `token-expired`, or `unauthenticated` for anything that we did not sign */
  async verify(token: string): Promise<TokenClaims> {
    const known = this.checked.get(token) ?? (await this.check(token));
    if (known.expiresAt <= this.clock.now().getTime()) throw new DomainError('token-expired');
    if (this.checked.size >= MOST_TOKENS_KEPT) this.checked.clear();
    this.checked.set(token, known);
    return known;
  }

  private async check(token: string): Promise<CheckedToken> {
    const key = await this.key();
    const currentDate = this.clock.now();
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        currentDate,
        requiredClaims: ['exp', 'sub'],
      });
      const { sub, exp, gen } = payload as { sub: string; exp: number; gen: unknown };
      return { accountId: sub, generation: Number(gen), expiresAt: exp * 1000 };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new DomainError('token-expired');
      if (error instanceof errors.JOSEError) throw new DomainError('unauthenticated');
      throw error;
    }
  }

  private key() {
    return this.secret.keyFor('access-token');
  }
}
