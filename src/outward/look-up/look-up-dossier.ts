import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import {
  lastPhoneDigits,
  readLookUpSecret,
  readPhoneDigits,
  readTypedCode,
} from '../../domain/dossier/look-up-factors.js';
import { DossiersStore } from '../../dossiers/dossiers.store.js';
import { LookUpSecrets } from '../../dossiers/look-up-secrets.lookup.js';
import { Database } from '../../platform/database/database.js';
import { named } from '../../platform/database/rows.js';
import type { Language } from '../../platform/i18n/language.js';
import { addressBlockOf } from './address-block.js';
import { AddressTurns } from './address-turns.js';
import type { LookUpFactor } from './look-up-limits.js';
import { LookUpTries } from './look-up-tries.store.js';
import type { LookUpRequest } from './look-up.requests.js';
import type { LookedUpDossier } from './look-up.responses.js';
import { LookedUpView } from './looked-up-view.js';

/** Who asks from where, and in which language. */
export interface LookUpOccasion {
  readonly ip: string;
  readonly language: Language;
}

interface Guess {
  readonly factor: LookUpFactor;
  /** As it is compared; empty: nothing that could be right. */
  readonly told: string;
}

interface AskedDossier {
  readonly code: string;
  readonly phone: string | null;
  readonly otherPhone: string | null;
}

const FIND = `SELECT code, applicant ->> 'phone' AS phone, representative ->> 'phone' AS "otherPhone"
  FROM dossier WHERE code = ANY ($1::text[]) ORDER BY code = $2::text DESC LIMIT 1`;

/**
 * Anybody who knows the code and a second thing looks a dossier up. All that is wrong is answered alike and after the
 * same work: the same statements, the same comparison, whether there is such a dossier or not.
 */
@Injectable()
export class LookUpDossier {
  private readonly turns = new AddressTurns();

  constructor(
    private readonly database: Database,
    private readonly tries: LookUpTries,
    private readonly secrets: LookUpSecrets,
    private readonly store: DossiersStore,
    private readonly view: LookedUpView,
  ) {}

  /** @throws DomainError look-up-needs-one-factor, look-up-throttled, look-up-failed, too-many-requests */
  async execute(request: LookUpRequest, { ip, language }: LookUpOccasion): Promise<LookedUpDossier> {
    const guess = guessOf(request);
    const address = addressBlockOf(ip);
    const code = await this.turns.take(address, () => this.rightCode(guess, request.code, address));
    return this.database.read(async (tx) => this.view.of(await this.store.findByCode(tx, code), language));
  }

  /** The code as it is stored. */
  private async rightCode(guess: Guess, typed: string, address: string): Promise<string> {
    const { asTyped, usual } = readTypedCode(typed);
    const tries = await this.tries.count(guess.factor, { address, code: usual });
    const [found] = await this.database.statement((tx) =>
      named<AskedDossier>(tx, 'look-up-find', FIND, [[asTyped, usual], asTyped]),
    );
    const code = found?.code ?? usual;
    const isRight = await this.isRight(guess, { phone: null, otherPhone: null, ...found, code });
    if (!isRight || found === undefined) throw new DomainError('look-up-failed');
    await this.tries.giveBack(tries);
    return code;
  }

  /** One comparison for a secret, two for digits: never fewer because the first one was right. */
  private async isRight({ factor, told }: Guess, asked: AskedDossier): Promise<boolean> {
    const known =
      factor === 'secret'
        ? [readLookUpSecret(await this.secrets.of(asked.code))]
        : [asked.phone, asked.otherPhone].map((phone) => lastPhoneDigits(phone ?? undefined));
    return known.map((each) => isSame(told, each)).includes(true);
  }
}

/** @throws DomainError look-up-needs-one-factor */
function guessOf({ secret, phoneDigits }: LookUpRequest): Guess {
  const [isSecret, isPhone] = [typeof secret === 'string', typeof phoneDigits === 'string'];
  if (isSecret === isPhone) throw new DomainError('look-up-needs-one-factor', {}, 'secret');
  if (isSecret) return { factor: 'secret', told: readLookUpSecret(secret ?? '') };
  return { factor: 'phone', told: readPhoneDigits(phoneDigits ?? '') ?? '' };
}

/** In the same time whatever the two say; null is like nothing. */
function isSame(told: string, known: string | null): boolean {
  const isEqual = timingSafeEqual(digestOf(told), digestOf(known ?? 'nobody'));
  return isEqual && known !== null;
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
