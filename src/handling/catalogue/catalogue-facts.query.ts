import type { EntityManager } from 'typeorm';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import type {
  CatalogueFacts,
  CatalogueVersion,
  MandatoryPart,
} from '../../domain/catalogue/catalogue-gaps.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';

/** `levels` are those of the catalogue on the day that is asked for. */
export interface KeptFacts extends Omit<CatalogueFacts, 'levels'> {
  readonly code: string;
}

/** What of a procedure is missing by law, as far as stored rules and records tell; `'part'` where the test is true. */
function missing(tests: Partial<Record<MandatoryPart, string>>): string {
  const parts = Object.entries(tests).map(([part, test]) => `CASE WHEN ${test} THEN '${part}' END`);
  return `array_remove(ARRAY[${parts.join(', ')}]::text[], NULL)`;
}

const OF_VERSION = missing({
  sequence: `v.rules @@ '$.plan.steps.size() == 0'`,
  way: `v.rules @? '$.variants[*] ? (@.terms.size() == 0)'`,
  components: `v.rules @? '$.variants[*] ? (@.components.size() == 0)'`,
  subjects: `cardinality(v.audiences) = 0 AND coalesce(r.draft @@ '$.audiences.size() == 0', true)`,
  result: `v.rules @@ '$.results.size() == 0'`,
});
const OF_RECORD = missing({
  sequence: `coalesce(btrim(r.record ->> 'TRINHTUTHUCHIEN'), '') IN ('', '[]')`,
  way: `r.draft @@ '$.terms.size() == 0'`,
  components: `r.draft @@ '$.components.size() == 0'`,
  term: `NOT r.draft @? '$.terms[*] ? (@.limit != null)'`,
  subjects: `r.draft @@ '$.audiences.size() == 0'`,
  agency: `r.draft ->> 'competentAgency' = ''`,
  result: `r.draft @@ '$.results.size() == 0'`,
});

const FACTS = `SELECT p.code, r.no AS "recordNo", r.read_at AS "readAt",
    CASE WHEN r.id IS NOT NULL THEN ${OF_RECORD} END AS "recordMissing",
    coalesce(versions.all, '[]') AS versions
  FROM procedure p
  LEFT JOIN national_record r ON r.procedure_id = p.id AND r.is_latest
  LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('no', v.no, 'state', v.state,
      'effectiveFrom', v.effective_from, 'effectiveTo', v.effective_to, 'recordNo', v.record_no,
      'publishedAt', v.published_at, 'draftedAt', v.drafted_at, 'missing', ${OF_VERSION}) ORDER BY v.no) AS all
    FROM procedure_version v WHERE v.procedure_id = p.id) versions ON true
  WHERE NOT p.history_only ORDER BY p.code`;

interface Row {
  readonly code: string;
  readonly recordNo: number | null;
  readonly readAt: Date;
  readonly recordMissing: readonly MandatoryPart[];
  readonly versions: readonly VersionRow[];
}

type VersionRow = Omit<CatalogueVersion, 'publishedAt' | 'draftedOn'> & {
  readonly publishedAt: string | null;
  readonly draftedAt: string | null;
};

/** Every procedure with its latest record and all its versions, by code; those made by an import of history are not. */
export async function catalogueFacts(tx: EntityManager): Promise<readonly KeptFacts[]> {
  const rows = await tx.query<Row[]>(FACTS);
  return rows.map(({ code, recordNo, readAt, recordMissing, versions }) => ({
    code,
    record:
      recordNo === null ? null : { no: recordNo, readAt, readOn: dayOf(readAt), missing: recordMissing },
    versions: versions.map(versionOf),
  }));
}

function versionOf({ publishedAt, draftedAt, ...version }: VersionRow): CatalogueVersion {
  return {
    draftedOn: draftedAt === null ? null : dayOf(new Date(draftedAt)),
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
    ...version,
  };
}

function dayOf(at: Date): string {
  return localDayOf(at, OFFICE_ZONE);
}
