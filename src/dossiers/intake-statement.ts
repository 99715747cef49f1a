import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { CodeFrame } from '../domain/dossier/dossier-code.js';
import { columnsExcept, named, type RowColumn } from '../platform/database/rows.js';
import { OutboxEntity } from '../platform/outbox/outbox.entity.js';
import { ClockEntity } from './clock.entity.js';
import { DossierFlagEntity } from './dossier-flag.entity.js';
import { DossierStepEntity } from './dossier-step.entity.js';
import { DossierEntity } from './dossier.entity.js';
import { FeeEntryEntity } from './fee-entry.entity.js';
import { hashedFields, unchainedEvents, type UnchainedEvent } from './event-chain.js';
import type { NewDossierRecord } from './insert-dossiers.js';
import { twinsSql } from './open-twins.js';
import { SupplementRequestEntity } from './supplement-request.entity.js';
import { DossierDueHistoryEntity, TimelineEventEntity } from './timeline-event.entity.js';
import { messageOf } from './write-events.js';

/** A dossier that the statement gives its number: everything but the code and what hangs on it. */
export interface UnnumberedDossier {
  readonly agencyId: string;
  readonly frame: CodeFrame;
  /** Its code is ignored. */
  readonly record: NewDossierRecord;
  readonly now: Date;
}

interface Part {
  readonly name: string;
  readonly target: EntityTarget<ObjectLiteral>;
  readonly rowsOf: (given: UnnumberedDossier, events: readonly UnchainedEvent[]) => readonly object[];
}

const PARTS: readonly Part[] = [
  { name: 'step', target: DossierStepEntity, rowsOf: ({ record }) => record.steps },
  { name: 'clock', target: ClockEntity, rowsOf: ({ record }) => record.clocks },
  { name: 'supplement', target: SupplementRequestEntity, rowsOf: ({ record }) => record.supplements },
  { name: 'fee', target: FeeEntryEntity, rowsOf: ({ record }) => record.fees },
  { name: 'due', target: DossierDueHistoryEntity, rowsOf: ({ record }) => record.dueHistory },
  {
    name: 'flag',
    target: DossierFlagEntity,
    rowsOf: ({ record, now }) => record.flags.map((flag) => ({ ...flag, raisedAt: now })),
  },
  {
    name: 'event',
    target: TimelineEventEntity,
    rowsOf: (_given, events) => events,
  },
  {
    name: 'message',
    target: OutboxEntity,
    rowsOf: ({ now }, events) => events.map((event) => messageOf(event, now)),
  },
];

/** Set by the statement, or by the database. */
const NOT_GIVEN = ['id', 'dossierId', 'code', 'lastEventHash', 'previousHash', 'hash'];

/**
 * Writes whole new dossiers with their numbers, codes and hash chains in one named statement that commits by
 * itself, and answers with their codes and open twins in the order given. Numbers run on without a gap: whatever fails, fails
 * with all of them. Row by row the same as `DossiersStore.nextNumber` and `insertMany` in one transaction.
 */
export async function writeIntakes(
  tx: EntityManager,
  given: readonly UnnumberedDossier[],
): Promise<readonly WrittenIntake[]> {
  const { text, encode } = statementOf(tx);
  return named<WrittenIntake>(tx, 'write-intakes', text, [JSON.stringify(given.map(encode))]);
}

/** What the statement knows of a dossier that it has written. */
export interface WrittenIntake {
  readonly code: string;
  /** Other open dossiers of the same applicant and procedure, see `twinsSql`. */
  readonly twins: readonly string[];
}

interface Statement {
  readonly text: string;
  readonly encode: (given: UnnumberedDossier) => object;
}

const statements = new WeakMap<object, Statement>();

function statementOf(tx: EntityManager): Statement {
  const known = statements.get(tx.connection);
  if (known) return known;
  const statement = makeStatement(tx);
  statements.set(tx.connection, statement);
  return statement;
}

function makeStatement(tx: EntityManager): Statement {
  const ownColumns = (target: EntityTarget<ObjectLiteral>) => columnsExcept(tx, target, NOT_GIVEN);
  const dossierColumns = ownColumns(DossierEntity);
  const parts = PARTS.map((part) => ({
    ...part,
    columns: ownColumns(part.target),
    table: tx.connection.getMetadata(part.target).tableName,
  }));
  const encode = (given: UnnumberedDossier): object => {
    const events = unchainedEvents(given.record.events, given.now);
    const dossier = { version: 1, lastEventSeq: events.length, ...given.record.dossier };
    return {
      agencyId: given.agencyId,
      on: given.record.dossier.receivedOn,
      prefix: given.frame.prefix,
      digits: given.frame.minDigits,
      // The start of the hashed text up to the number, see `hashOf`.
      head: `[${JSON.stringify(given.frame.prefix).slice(0, -1)}`,
      hashed: events.map(hashedFields),
      dossier: rowOf(dossierColumns, dossier),
      ...Object.fromEntries(
        parts.map((part) => [part.name, part.rowsOf(given, events).map((row) => rowOf(part.columns, row))]),
      ),
    };
  };
  const text = `WITH RECURSIVE ${NUMBERS}, ${CHAIN}, ${dossierInsert(dossierColumns)},
    ${parts.map(partInsert).join(', ')} SELECT code, ${TWINS} AS twins FROM coded ORDER BY no`;
  return { text, encode };
}

/** Without what is null: the statement fills it in, and most of a new dossier's columns are. */
function rowOf(columns: readonly RowColumn[], row: object): Record<string, unknown> {
  const values = row as Record<string, unknown>;
  const sent: Record<string, unknown> = {};
  for (const { property, column } of columns) {
    const value = values[property] ?? null;
    if (value !== null) sent[column] = value;
  }
  return sent;
}

/** The statement sees the table as it was before it, so nobody is his own twin. */
const TWINS = twinsSql({
  identity: `(given -> 'dossier' ->> 'applicant_identity')`,
  procedureId: `(given -> 'dossier' ->> 'procedure_id')`,
  receivingAgencyId: `(given -> 'dossier' ->> 'receiving_agency_id')::bigint`,
  externalSource: `(given -> 'dossier' ->> 'external_source')`,
});

/** Counters are locked in one order, so that two processes never wait for each other in a ring. */
const NUMBERS = `
  intake AS MATERIALIZED (SELECT value AS given, ordinality AS no,
      (value ->> 'agencyId')::bigint AS agency_id, (value ->> 'on')::date AS "on"
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY),
  wanted AS (SELECT agency_id, "on", count(*)::integer AS many FROM intake GROUP BY agency_id, "on"),
  counter AS (INSERT INTO code_counter AS known (agency_id, "on", last_number)
    SELECT agency_id, "on", many FROM wanted ORDER BY agency_id, "on"
    ON CONFLICT (agency_id, "on") DO UPDATE SET last_number = known.last_number + excluded.last_number
    RETURNING agency_id, "on", last_number),
  numbered AS (SELECT no, given, (given ->> 'digits')::integer AS digits, (last_number - many
      + row_number() OVER (PARTITION BY agency_id, "on" ORDER BY no))::text AS number
    FROM intake JOIN counter USING (agency_id, "on") JOIN wanted USING (agency_id, "on")),
  padded AS (SELECT no, given, lpad(number, greatest(digits, length(number)), '0') AS number FROM numbered),
  coded AS MATERIALIZED (SELECT no, given, number, (given ->> 'prefix') || number AS code FROM padded)`;

/** Each event's hash is over its dossier's code, its own fields and the hash before it; see `hashOf`. */
const CHAIN = `
  chain AS (
    SELECT no, 0::bigint AS seq, ''::text AS previous_hash, ''::text AS hash, given, number FROM coded
    UNION ALL
    SELECT no, seq + 1, hash, encode(sha256(convert_to((given ->> 'head') || number || '",'
        || (given -> 'hashed' ->> seq::integer) || ',"' || hash || '"]', 'UTF8')), 'hex'), given, number
    FROM chain WHERE seq < jsonb_array_length(given -> 'hashed'))`;

function dossierInsert(columns: readonly RowColumn[]): string {
  const list = columns.map(({ column }) => `"${column}"`);
  return `new_dossier AS (INSERT INTO dossier (code, last_event_hash, ${list.join(', ')})
    SELECT coded.code, chain.hash, ${list.map((name) => `own.${name}`).join(', ')}
    FROM coded JOIN chain ON chain.no = coded.no AND chain.seq = jsonb_array_length(coded.given -> 'hashed')
    CROSS JOIN LATERAL jsonb_populate_record(NULL::dossier, coded.given -> 'dossier') own
    ORDER BY coded.no RETURNING id, code)`;
}

function partInsert(part: Part & { readonly columns: readonly RowColumn[]; readonly table: string }): string {
  const list = part.columns.map(({ column }) => `"${column}"`);
  const isChained = part.name === 'event';
  const chained = isChained ? ', previous_hash, hash' : '';
  return `${part.name}_rows AS (INSERT INTO "${part.table}" (dossier_id, ${list.join(', ')}${chained})
    SELECT new_dossier.id, ${list.map((name) => `own.${name}`).join(', ')}
      ${isChained ? ', chain.previous_hash, chain.hash' : ''}
    FROM coded JOIN new_dossier USING (code)
    CROSS JOIN LATERAL jsonb_populate_recordset(NULL::"${part.table}", coded.given -> '${part.name}') WITH ORDINALITY own
    ${isChained ? 'JOIN chain ON chain.no = coded.no AND chain.seq = own.seq' : ''}
    ORDER BY coded.no, own.ordinality)`;
}
