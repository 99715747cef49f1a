import { ENTITIES } from '../../../src/app/entities.js';
import { ClocksStore } from '../../../src/dossiers/clocks.store.js';
import { CaseContextLookup } from '../../../src/dossiers/case-context.lookup.js';
import { DossierAccess } from '../../../src/dossiers/dossier-access.lookup.js';
import { DossierVerbs } from '../../../src/dossiers/dossier-verbs.store.js';
import { DossierView } from '../../../src/dossiers/dossier-view.lookup.js';
import { DossiersStore } from '../../../src/dossiers/dossiers.store.js';
import { MovedDossiersStore } from '../../../src/dossiers/moved-dossiers.store.js';
import { OutagesStore } from '../../../src/dossiers/outages.store.js';
import { PresentCases } from '../../../src/dossiers/present-cases.store.js';
import { RunningClocks } from '../../../src/dossiers/running-clocks.lookup.js';
import { ActOnExpiry } from '../../../src/handling/deadline-watch/act-on-expiry.js';
import { DeadlineSweep } from '../../../src/handling/deadline-watch/deadline-sweep.js';
import { DeadlineWorker } from '../../../src/handling/deadline-watch/deadline-worker.js';
import { DueClocksLookup } from '../../../src/handling/deadline-watch/due-clocks.lookup.js';
import { FireRungs } from '../../../src/handling/deadline-watch/fire-rungs.js';
import { WatchFailuresStore } from '../../../src/handling/deadline-watch/watch-failures.store.js';
import { WatchJob } from '../../../src/handling/deadline-watch/watch-job.js';
import { NotifyStaff } from '../../../src/outward/notifications/notify-staff.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { HeartbeatStore } from '../../../src/platform/outbox/heartbeat.store.js';
import { OutboxConsumers } from '../../../src/platform/outbox/outbox-consumers.js';
import { OutboxDelivery } from '../../../src/platform/outbox/outbox-delivery.js';
import { OutboxRelay } from '../../../src/platform/outbox/outbox-relay.js';
import { OutboxSignal } from '../../../src/platform/outbox/outbox-signal.js';
import { OutboxStore } from '../../../src/platform/outbox/outbox.store.js';
import { JobQueues } from '../../../src/platform/queue/job-queues.js';
import type { QueueSettings } from '../../../src/platform/queue/queue-settings.js';
import { WatchSignal } from '../../../src/platform/queue/watch-signal.js';
import { type BackgroundPart, WorkerRole } from '../../../src/platform/queue/worker-role.js';
import { RegisterCache } from '../../../src/platform/register-cache/register-cache.js';
import type { Clock } from '../../../src/platform/time/clock.js';
import { AgencyLookup } from '../../../src/registers/agencies/agency.lookup.js';
import { CalendarLookup } from '../../../src/registers/calendars/calendar.lookup.js';
import { ProcedureLookup } from '../../../src/registers/procedures/procedure.lookup.js';
import { AccountLookup } from '../../../src/registers/staff/account.lookup.js';

export interface WatchProcessSettings {
  readonly databaseUrl: string;
  readonly queue: QueueSettings;
  readonly clock: Clock;
}

/** What one worker process has of the watch and the relay, put together by hand so that a test can have several. */
export async function openWatchProcess({ databaseUrl, queue, clock }: WatchProcessSettings) {
  const dataSource = createDataSource({
    url: databaseUrl,
    entities: ENTITIES,
    applicationName: 'motcua-test',
    poolSize: 4,
  });
  await dataSource.initialize();
  const cache = new RegisterCache(databaseUrl);
  await cache.onModuleInit();
  const database = new Database(dataSource);
  const queues = new JobQueues(queue);
  const outboxSignal = new OutboxSignal();
  const watchSignal = new WatchSignal();
  const dossiers = new DossiersStore(outboxSignal, watchSignal);
  const clocks = new ClocksStore(watchSignal);
  const failures = new WatchFailuresStore();
  const heartbeats = new HeartbeatStore(database, clock);
  const calendars = new CalendarLookup(database, cache);
  const fireRungs = new FireRungs(database, clocks, dossiers, calendars, failures);
  const dueClocks = new DueClocksLookup(database, clocks, failures);
  const newSweep = () => new DeadlineSweep(queues, dueClocks, heartbeats, clock);
  const sweep = newSweep();
  const agencies = new AgencyLookup(database, clock, cache);
  const accounts = new AccountLookup(database, clock, cache);
  const procedures = new ProcedureLookup(database, cache);
  const contexts = new CaseContextLookup(agencies, calendars, procedures, accounts, clock);
  const access = new DossierAccess(agencies, accounts);
  const views = new DossierView(agencies, procedures, access, accounts, clock);
  const moved = new MovedDossiersStore(outboxSignal, watchSignal);
  const cases = new PresentCases(
    contexts,
    new RunningClocks(),
    moved,
    new OutagesStore(agencies, procedures),
    dossiers,
  );
  const verbs = new DossierVerbs(database, dossiers, access, cases, views);
  const actOnExpiry = new ActOnExpiry(database, verbs, clocks, failures);
  const watchJob = new WatchJob(fireRungs, actOnExpiry, database, failures, clock);
  const worker = new DeadlineWorker(queues, watchJob);
  const consumers = new OutboxConsumers();
  consumers.register(new NotifyStaff(accounts, clock));
  const relay = new OutboxRelay(database, queues, new OutboxStore(), heartbeats, clock);
  const delivery = new OutboxDelivery(database, queues, new OutboxStore(), consumers, clock);
  outboxSignal.listen(() => relay.poke());
  watchSignal.listen((at) => sweep.rungMoved(at));
  const role = new WorkerRole(queues);
  for (const part of [delivery, worker, relay, sweep]) role.register(part);
  const running: BackgroundPart[] = [];
  /** Starts some parts only; `close` stops them. */
  const run = async (...parts: readonly BackgroundPart[]): Promise<void> => {
    for (const part of parts) {
      await part.start();
      running.push(part);
    }
  };
  const close = async (): Promise<void> => {
    for (const part of running.reverse()) await part.stop();
    await role.stop();
    await cache.onApplicationShutdown();
    await dataSource.destroy();
  };
  return {
    cache,
    dataSource,
    outboxSignal,
    database,
    queues,
    dossiers,
    consumers,
    role,
    worker,
    relay,
    delivery,
    sweep,
    newSweep,
    run,
    close,
  };
}

export type WatchProcess = Awaited<ReturnType<typeof openWatchProcess>>;
