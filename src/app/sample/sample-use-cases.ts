import type { EntityManager } from 'typeorm';
import { CaseContextLookup } from '../../dossiers/case-context.lookup.js';
import { NationalRecords } from '../../handling/catalogue/national-records.store.js';
import { DraftVersion } from '../../handling/catalogue/draft-version.js';
import { PublishVersion } from '../../handling/catalogue/publish-version.js';
import { VersionProof } from '../../handling/catalogue/version-proof.js';
import { VersionStory } from '../../handling/catalogue/version-story.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import type { Clock } from '../../platform/time/clock.js';
import { AgenciesStore } from '../../registers/agencies/agencies.store.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { ChangeAgency } from '../../registers/agencies/change-agency.js';
import { CreateAgency } from '../../registers/agencies/create-agency.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import { CalendarStore } from '../../registers/calendars/calendar.store.js';
import { CreateCalendar } from '../../registers/calendars/create-calendar.js';
import { DeclareDays } from '../../registers/calendars/declare-days.js';
import { DefineProcedure } from '../../registers/procedures/define-procedure.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import { ProcedureStore } from '../../registers/procedures/procedure.store.js';
import { AccountLookup } from '../../registers/staff/account.lookup.js';
import { AccountsQuery } from '../../registers/staff/accounts.query.js';
import { AccountsStore } from '../../registers/staff/accounts.store.js';
import { CreateAccount } from '../../registers/staff/create-account.js';
import { OneTransaction } from './one-transaction.js';

export interface SampleUseCases {
  readonly createCalendar: CreateCalendar;
  readonly declareDays: DeclareDays;
  readonly createAgency: CreateAgency;
  readonly changeAgency: ChangeAgency;
  readonly createAccount: CreateAccount;
  readonly procedureStore: ProcedureStore;
  readonly defineProcedure: DefineProcedure;
  readonly draftVersion: DraftVersion;
  readonly publishVersion: PublishVersion;
}

/**
 * The use cases that the API has, bound to one transaction: a process that dies in the middle leaves nothing
 * behind. What they look up is kept for this transaction only, since nobody else can see it yet.
 */
export function useCasesWithin(tx: EntityManager, clock: Clock): SampleUseCases {
  const database = new OneTransaction(tx);
  const cache = new KeepingCache();
  const calendarStore = new CalendarStore(cache, clock);
  const agenciesStore = new AgenciesStore(cache, clock);
  const procedureStore = new ProcedureStore(cache);
  const agencies = new AgencyLookup(database, clock, cache);
  const calendars = new CalendarLookup(database, cache);
  const procedures = new ProcedureLookup(database, cache);
  const accounts = new AccountLookup(database, clock, cache);
  const contexts = new CaseContextLookup(agencies, calendars, procedures, accounts, clock);
  const proof = new VersionProof(agencies, calendars, contexts);
  const records = new NationalRecords(cache);
  const story = new VersionStory(procedureStore, clock);
  return {
    createCalendar: new CreateCalendar(database, calendarStore, cache),
    declareDays: new DeclareDays(database, calendarStore, clock),
    createAgency: new CreateAgency(database, agenciesStore),
    changeAgency: new ChangeAgency(database, agenciesStore),
    createAccount: new CreateAccount(database, new AccountsStore(cache), new AccountsQuery(database), clock),
    procedureStore,
    defineProcedure: new DefineProcedure(database, procedureStore),
    draftVersion: new DraftVersion(database, procedureStore, records, story, clock),
    publishVersion: new PublishVersion(database, procedureStore, proof, story, clock),
  };
}

/** Changes within the transaction are heard at once; the other processes hear of each register at the commit. */
class KeepingCache extends RegisterCache {
  private readonly told = new Set<string>();

  constructor() {
    super('');
    this.onListening();
  }

  override async changed(tx: EntityManager, name: string): Promise<void> {
    if (!this.told.has(name)) await super.changed(tx, name);
    this.told.add(name);
    this.onChange(name);
  }
}
