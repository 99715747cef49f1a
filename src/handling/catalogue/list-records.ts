import { Injectable } from '@nestjs/common';
import { isoInZone } from '../../domain/calendar/iso-instant.js';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { DEFAULT_PAGE_ROWS, decodeCursor, encodeCursor } from '../../platform/http/page.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { NationalImportEntity, NationalRecordEntity } from './national-record.entity.js';
import type { ListRecordsRequest, RecordState } from './national-records.requests.js';
import {
  QuestionResponse,
  type NationalRecordResponse,
  type WorkList,
  type WorkListItem,
} from './national-records.responses.js';

type Row = Omit<WorkListItem, 'readAt'> & { readonly readAt: Date };

const STATE = `CASE WHEN EXISTS (SELECT FROM procedure_version v
    WHERE v.procedure_id = r.procedure_id AND v.record_no = r.no AND v.state <> 'withdrawn') THEN 'drafted'
  WHEN cardinality(r.kinds) > 0 THEN 'open' ELSE 'ready' END`;

/** What of the national catalogue waits for a person, and one record whole. */
@Injectable()
export class ListRecords {
  constructor(private readonly database: Database) {}

  /** @throws DomainError cursor-malformed */
  run(request: ListRecordsRequest): Promise<WorkList> {
    const limit = request.limit ?? DEFAULT_PAGE_ROWS;
    const { conditions, parameters } = filtersOf(request);
    const latest = `SELECT p.code, r.draft ->> 'name' AS name, r.draft ->> 'field' AS field,
        ARRAY(SELECT jsonb_array_elements_text(r.draft -> 'levels')) AS levels, r.no, ${STATE} AS state,
        jsonb_array_length(r.questions) AS "questionCount", r.kinds, jsonb_array_length(r.changes) AS "changeCount",
        r.read_at AS "readAt"
      FROM national_record r JOIN procedure p ON p.id = r.procedure_id WHERE r.is_latest`;
    const named = `SELECT * FROM (${latest}) r WHERE ${['true', ...conditions].join(' AND ')}`;
    const counts = `SELECT kind, count(*)::integer AS records FROM (${named}) n, unnest(n.kinds) kind
      GROUP BY kind ORDER BY records DESC, kind`;
    const after = request.cursor === undefined ? '' : (decodeCursor(request.cursor, 1)[0] ?? '');
    const place = `$${parameters.length + 1}`;
    const page = `SELECT * FROM (${named}) n WHERE code > ${place}::text ORDER BY code LIMIT ${limit + 1}`;
    return this.database.read(async (tx) => {
      const rows = await tx.query<Row[]>(page, [...parameters, after]);
      const [count] = await tx.query<{ total: number }[]>(
        `SELECT count(*)::integer AS total FROM (${named}) n`,
        parameters,
      );
      const questions = await tx.query<WorkList['questions']>(counts, parameters);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const items = shown.map((row) => ({ ...row, readAt: isoInZone(row.readAt, OFFICE_ZONE) }));
      const nextCursor = last ? encodeCursor([last.code]) : null;
      return { items, total: count?.total ?? 0, questions, nextCursor };
    });
  }

  /** @throws DomainError not-found */
  show(code: string): Promise<NationalRecordResponse> {
    return this.database.read(async (tx) => {
      const rows = await tx
        .createQueryBuilder(NationalRecordEntity, 'r')
        .innerJoin('procedure', 'p', 'p.id = r.procedure_id')
        .where('p.code = :code', { code })
        .orderBy('r.no', 'DESC')
        .getMany();
      const [latest] = rows;
      if (!latest) throw new DomainError('not-found');
      const { no, procedureId, draft, record, questions } = latest;
      const [row] = await tx.query<{ state: RecordState }[]>(
        `SELECT ${STATE} AS state FROM national_record r WHERE procedure_id = $1 AND no = $2`,
        [procedureId, no],
      );
      const imports = await tx.find(NationalImportEntity, { select: { id: true, source: true } });
      const sources = new Map(imports.map(({ id, source }) => [id, source]));
      const revisions = rows.map((each) => ({
        no: each.no,
        readAt: isoInZone(each.readAt, OFFICE_ZONE),
        source: sources.get(each.importId) ?? '',
        line: each.line,
        changes: [...each.changes],
      }));
      const asked = questions.map((each) => QuestionResponse.of(each));
      return { code, no, state: row?.state ?? 'open', draft, questions: asked, record, revisions };
    });
  }
}

function filtersOf({ state, kind, field, level }: ListRecordsRequest): {
  readonly conditions: readonly string[];
  readonly parameters: readonly unknown[];
} {
  const given: readonly (readonly [unknown, (place: string) => string])[] = [
    [state, (place) => `state = ${place}::text`],
    [kind, (place) => `${place}::text = ANY (kinds)`],
    [field, (place) => `field = ${place}::text`],
    [level, (place) => `${place}::text = ANY (levels)`],
  ];
  const told = given.filter(([value]) => value !== undefined);
  return {
    conditions: told.map(([, condition], index) => condition(`$${index + 1}`)),
    parameters: told.map(([value]) => value),
  };
}
