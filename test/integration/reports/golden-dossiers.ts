import type { DataSource } from 'typeorm';
import type { DossierState } from '../../../src/domain/dossier/dossier-lifecycle.js';
import type { ProcedureRules } from '../../../src/domain/procedure-rules.js';
import { localDayOf } from '../../../src/domain/calendar/zoned-time.js';
import { DossierEntity } from '../../../src/dossiers/dossier.entity.js';
import { AgencyEntity } from '../../../src/registers/agencies/agency.entity.js';
import {
  ProcedureEntity,
  ProcedureVersionEntity,
} from '../../../src/registers/procedures/procedure.entity.js';
import { OFFICE_ZONE } from '../../../src/platform/time/office-zone.js';

const LOCAL = '+07:00';

/** What a report reads of one dossier; moments are local to Vietnam, without their offset. */
export interface GoldenDossier {
  readonly code: string;
  readonly receiving: string;
  readonly competent?: string;
  readonly procedure: string;
  readonly channel: 'counter' | 'online' | 'postal';
  readonly received: string;
  readonly state: DossierState;
  readonly due?: string;
  readonly resolved?: string;
  readonly timeliness?: 'early' | 'on_time' | 'late';
  readonly ended?: string;
  readonly outcome?: 'granted' | 'refused';
  readonly history?: boolean;
}

/** The moment at which the reports are asked for. */
export const AS_OF = '2026-02-05T09:00:00.000';

/**
 * Every kind of dossier around January 2026, timeliness decided by hand. Resolved in January: early 3 (A1, C2,
 * C7), on time 2 (A2, B1), late 1 (C1), without a due moment 1 (C6). Received in January: 11, of them online 5
 * (A1, B2, C2, C4, C7). Overdue at AS_OF: 2 (B3, C8).
 */
export const GOLDEN: readonly GoldenDossier[] = [
  // On both edges of the month: received at its first moment, resolved the day before it was due.
  {
    code: 'A1',
    receiving: 'P.1',
    procedure: 'HT',
    channel: 'online',
    received: '2026-01-01T00:00:00.000',
    state: 'returned',
    due: '2026-01-06T17:30:00.000',
    resolved: '2026-01-05T23:59:59.999',
    timeliness: 'early',
  },
  {
    code: 'A2',
    receiving: 'P.1',
    procedure: 'HT',
    channel: 'counter',
    received: '2025-12-31T23:59:59.999',
    state: 'resolved',
    due: '2026-01-01T17:30:00.000',
    resolved: '2026-01-01T00:00:00.000',
    timeliness: 'on_time',
  },
  {
    code: 'A3',
    receiving: 'P.1',
    procedure: 'DD',
    channel: 'postal',
    received: '2026-01-31T23:59:59.999',
    state: 'in_progress',
    due: '2026-02-10T17:30:00.000',
  },
  // Resolved at the very due moment, which is the last of the month.
  {
    code: 'B1',
    receiving: 'P.1.1',
    procedure: 'HT',
    channel: 'counter',
    received: '2026-01-10T08:00:00.000',
    state: 'resolved',
    due: '2026-01-31T23:59:59.999',
    resolved: '2026-01-31T23:59:59.999',
    timeliness: 'on_time',
  },
  {
    code: 'B2',
    receiving: 'P.1.1',
    procedure: 'DD',
    channel: 'online',
    received: '2026-01-12T08:00:00.000',
    state: 'resolved',
    due: '2026-01-30T17:30:00.000',
    resolved: '2026-02-01T00:00:00.000',
    timeliness: 'late',
  },
  // Late by one millisecond, and not late yet.
  {
    code: 'B3',
    receiving: 'P.1.1',
    procedure: 'DD',
    channel: 'counter',
    received: '2025-12-20T08:00:00.000',
    state: 'in_progress',
    due: '2026-02-05T08:59:59.999',
  },
  {
    code: 'B4',
    receiving: 'P.1.1',
    procedure: 'DD',
    channel: 'counter',
    received: '2025-12-21T08:00:00.000',
    state: 'in_progress',
    due: '2026-02-05T09:00:00.000',
  },
  {
    code: 'C1',
    receiving: 'P.2',
    procedure: 'DD',
    channel: 'counter',
    received: '2026-01-15T08:00:00.000',
    state: 'returned',
    due: '2026-01-20T09:59:59.999',
    resolved: '2026-01-20T10:00:00.000',
    timeliness: 'late',
  },
  {
    code: 'C2',
    receiving: 'P.2',
    procedure: 'DD',
    channel: 'online',
    received: '2026-01-16T08:00:00.000',
    state: 'returned',
    due: '2026-01-25T17:30:00.000',
    resolved: '2026-01-18T10:00:00.000',
    timeliness: 'early',
    outcome: 'refused',
  },
  {
    code: 'C3',
    receiving: 'P.2',
    procedure: 'HT',
    channel: 'counter',
    received: '2026-01-17T08:00:00.000',
    state: 'withdrawn',
    due: '2026-01-18T17:30:00.000',
    ended: '2026-01-19T08:00:00.000',
  },
  {
    code: 'C4',
    receiving: 'P.2',
    procedure: 'HT',
    channel: 'online',
    received: '2026-01-18T08:00:00.000',
    state: 'not_accepted',
    ended: '2026-01-18T09:00:00.000',
  },
  // Paused: no due moment runs.
  {
    code: 'C5',
    receiving: 'P.2',
    procedure: 'HT',
    channel: 'postal',
    received: '2026-01-20T08:00:00.000',
    state: 'awaiting_supplement',
  },
  // Imported, its source names no due moment.
  {
    code: 'C6',
    receiving: 'P.2',
    procedure: 'HT',
    channel: 'counter',
    received: '2026-01-21T08:00:00.000',
    state: 'returned',
    resolved: '2026-01-22T08:00:00.000',
    history: true,
  },
  // Taken in by one agency, decided by another.
  {
    code: 'C7',
    receiving: 'P.1',
    competent: 'P.2',
    procedure: 'DD',
    channel: 'online',
    received: '2026-01-25T08:00:00.000',
    state: 'resolved',
    due: '2026-01-30T17:30:00.000',
    resolved: '2026-01-26T10:00:00.000',
    timeliness: 'early',
  },
  {
    code: 'C8',
    receiving: 'P.2',
    procedure: 'HT',
    channel: 'counter',
    received: '2025-11-01T08:00:00.000',
    state: 'accepted',
    due: '2025-12-01T17:30:00.000',
  },
  {
    code: 'D1',
    receiving: 'P',
    procedure: 'HT',
    channel: 'online',
    received: '2011-06-01T08:00:00.000',
    state: 'returned',
    due: '2011-07-01T17:30:00.000',
    resolved: '2011-06-20T10:00:00.000',
    timeliness: 'early',
    history: true,
  },
];

export const instant = (local: string): Date => new Date(local + LOCAL);

/** The procedures HT (Hộ tịch) and DD (Đất đai), each with a version, and these dossiers. */
export async function insertGolden(
  dataSource: DataSource,
  dossiers: readonly GoldenDossier[],
): Promise<void> {
  const agencies = await dataSource.getRepository(AgencyEntity).find();
  const procedures = await dataSource.getRepository(ProcedureEntity).save([
    {
      code: 'HT',
      nameVi: 'Đăng ký khai sinh',
      nameEn: 'Birth registration',
      searchName: 'dang ky khai sinh',
      field: 'Hộ tịch',
      levels: ['commune'],
    },
    {
      code: 'DD',
      nameVi: 'Cấp giấy chứng nhận',
      nameEn: 'Land certificate',
      searchName: 'cap giay chung nhan',
      field: 'Đất đai',
      levels: ['commune'],
    },
  ]);
  const versions = await dataSource.getRepository(ProcedureVersionEntity).save(
    procedures.map(({ id, nameVi, nameEn, searchName, field, levels }) => ({
      ...{ nameVi, nameEn, searchName, field, levels, audiences: [], procedureId: id },
      ...{ no: 1, state: 'published' as const, effectiveFrom: '2024-01-01', rules: {} as ProcedureRules },
    })),
  );
  const agencyId = (code: string) => agencies.find((agency) => agency.code === code)?.id as string;
  const rows = dossiers.map((golden) => {
    const procedure = procedures.find(({ code }) => code === golden.procedure) as ProcedureEntity;
    return {
      ...rowOf(golden),
      procedureId: procedure.id,
      versionId: versions.find(({ procedureId }) => procedureId === procedure.id)?.id as string,
      field: procedure.field,
      receivingAgencyId: agencyId(golden.receiving),
      competentAgencyId: agencyId(golden.competent ?? golden.receiving),
    };
  });
  await dataSource.getRepository(DossierEntity).insert(rows);
}

function rowOf(golden: GoldenDossier): Partial<DossierEntity> {
  const at = (local: string | undefined) => (local === undefined ? null : instant(local));
  const receivedAt = instant(golden.received);
  const resolvedAt = at(golden.resolved);
  return {
    code: golden.code,
    variant: 'only',
    channel: golden.channel,
    state: golden.state,
    applicant: { kind: 'person', fullName: 'Nguyễn Văn A' },
    searchText: 'nguyen van a',
    receivedAt,
    receivedOn: localDayOf(receivedAt, OFFICE_ZONE),
    dueAt: at(golden.due),
    originalDueAt: at(golden.due),
    resolvedAt,
    resolvedOn: resolvedAt && localDayOf(resolvedAt, OFFICE_ZONE),
    timeliness: golden.timeliness ?? null,
    outcome: golden.outcome ?? null,
    endedAt: at(golden.ended),
    marking: { open: [], waiting: [] },
    history: golden.history ?? false,
  };
}
