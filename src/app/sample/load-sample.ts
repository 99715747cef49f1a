import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { hashPassword } from '../../platform/access/passwords.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { AgencyEntity } from '../../registers/agencies/agency.entity.js';
import { AGENCIES, type SampleAgency } from './data/agencies.js';
import { CALENDARS, PUBLISHED_THROUGH } from './data/calendars.js';
import { contactOf } from './data/contacts.js';
import { FIRST_ACCOUNTS, PEOPLE } from './data/people.js';
import { PROCEDURES } from './data/procedures/all-procedures.js';
import { IN_FORCE_FROM } from './data/procedures/procedure-builders.js';
import { useCasesWithin, type SampleUseCases } from './sample-use-cases.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';

export interface LoadedAccount {
  readonly username: string;
  /** Where and as what the account works, in Vietnamese and English. */
  readonly purpose: string;
}

export interface LoadedSample {
  readonly accounts: readonly LoadedAccount[];
}

const ROLE_NAMES: Readonly<Record<string, string>> = {
  reception_officer: 'tiếp nhận · reception',
  backlog_officer: 'nhập bù hồ sơ · backlog entry',
  processing_officer: 'thụ lý · processing',
  approver: 'phê duyệt · approver',
  supervisor: 'giám sát · supervisor',
  administrator: 'quản trị · administrator',
  portal: 'cổng dịch vụ công · portal client',
};

const SAMPLE_REASON = 'Dữ liệu mẫu · Sample data';

// Any number that nobody else locks.
const LOAD_LOCK = 7_203_118_041;

/** Fills an empty database with the sample province, whole or not at all. */
@Injectable()
export class SampleLoader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Every account gets the one password. Null = there are agencies already, nothing was changed. */
  async loadIfEmpty({ password }: { readonly password: string }): Promise<LoadedSample | null> {
    if (await this.database.read((tx) => tx.exists(AgencyEntity))) return null;
    // Begun here and needed last: a hash takes a fifth of a second on another thread.
    const hashing = hashPassword(password);
    return this.database.write(async (tx) => {
      await lockOut(tx);
      if (await tx.exists(AgencyEntity)) return null;
      await this.load(tx, hashing);
      return { accounts: shownAccounts() };
    });
  }

  private async load(tx: EntityManager, hashing: Promise<string>): Promise<void> {
    const useCases = useCasesWithin(tx, this.clock);
    await loadCalendars(useCases);
    for (const agency of AGENCIES) await loadAgency(useCases, agency);
    await loadProcedures(tx, useCases);
    const passwordHash = await hashing;
    for (const { username, fullName, roles, agencyCode } of PEOPLE) {
      const place = agencyCode === null ? {} : { agencyCode };
      await useCases.createAccount.execute({ username, fullName, roles, ...place, secret: { passwordHash } });
    }
  }
}

/** Processes that start together load one after the other; the second may wait longer than a request may. */
async function lockOut(tx: EntityManager): Promise<void> {
  for (const limit of ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout']) {
    await tx.query(`SET LOCAL ${limit} = '60s'`);
  }
  await tx.query('SELECT pg_advisory_xact_lock($1)', [LOAD_LOCK]);
}

async function loadCalendars({ createCalendar, declareDays }: SampleUseCases): Promise<void> {
  for (const { code, name, parentCode, weekly, source, days } of CALENDARS) {
    const publishedThrough = PUBLISHED_THROUGH;
    await createCalendar.execute({
      code,
      name,
      zone: OFFICE_ZONE,
      parentCode,
      publishedThrough,
      weekly,
      source,
    });
    if (days.length === 0) continue;
    await declareDays.execute({ calendarCode: code, days, publishedThrough: null, source: null }, null);
  }
}

async function loadAgency(
  { createAgency, changeAgency }: SampleUseCases,
  agency: SampleAgency,
): Promise<void> {
  const { code, nameVi, nameEn, level, fields } = agency;
  const { parentCode, calendarCode, deskCalendarCode, deskCode, areaCode } = agency;
  const servesItself = areaCode === code;
  await createAgency.execute({
    ...{ code, nameVi, nameEn, level, fields, validFrom: IN_FORCE_FROM },
    ...contactOf(agency),
    ...(parentCode === null ? {} : { parentCode }),
    ...(calendarCode === null ? {} : { calendarCode }),
    ...(deskCalendarCode === null ? {} : { deskCalendarCode }),
    ...(deskCode === null ? {} : { deskCode }),
    ...(areaCode === null || servesItself ? {} : { areaCode }),
  });
  // An agency can be named as its own area only once it is there.
  if (servesItself) await changeAgency.execute(code, { areaCode: code }, null);
}

async function loadProcedures(
  tx: EntityManager,
  { defineProcedure, draftVersion, procedureStore, publishVersion }: SampleUseCases,
): Promise<void> {
  for (const { code, name, field, levels, effectiveFrom, rules } of PROCEDURES) {
    const told = { nameVi: name.vi, nameEn: name.en, field, levels };
    // The national catalogue may have been taken in before.
    if (!(await procedureStore.describe(tx, code, told)))
      await defineProcedure.execute({ code, name, field, levels });
    const draft = await draftVersion.execute({
      procedureCode: code,
      effectiveFrom,
      effectiveTo: null,
      rules,
      by: null,
    });
    const decision = { procedureCode: code, no: draft.no, by: null, seen: null };
    await publishVersion.execute({ ...decision, withoutReview: { reason: SAMPLE_REASON } });
  }
}

function shownAccounts(): readonly LoadedAccount[] {
  const agencies = new Map(AGENCIES.map(({ code, nameVi }) => [code, nameVi]));
  return PEOPLE.filter(({ username }) => FIRST_ACCOUNTS.includes(username)).map(
    ({ username, roles, agencyCode }) => {
      const role = roles.map((each) => ROLE_NAMES[each] ?? each).join(', ');
      const place = agencyCode === null ? '' : ` (${agencies.get(agencyCode) ?? agencyCode})`;
      return { username, purpose: `${role}${place}` };
    },
  );
}
