import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { issueOf, type Issuer } from '../../domain/papers/issuing-events.js';
import { templateOf, templateSetOn } from '../../domain/papers/template-sets.js';
import { afterCommit } from '../../platform/database/after-commit.js';
import { insertRows } from '../../platform/database/rows.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import { readIssueRows, type EventKey, type IssueRow } from './issue-rows.js';
import { IssuedPaperEntity } from './issued-paper.entity.js';
import { PaperContents, type NumberedIssue } from './paper-contents.js';
import { PaperNumbersStore } from './paper-numbers.store.js';
import { RenderSweep } from './render-sweep.js';
import { TrackingEntriesStore } from './tracking-entries.store.js';

type Due = Omit<NumberedIssue, 'no' | 'entry'>;

const TAKES_IN = ['dossier_accepted', 'receipt_asked_for', 'dossier_refiled'];

/** An event happened that gives the applicant a paper: it gets its number and its words, once. */
@Injectable()
export class IssuePapers {
  constructor(
    private readonly procedures: ProcedureLookup,
    private readonly contents: PaperContents,
    private readonly numbers: PaperNumbersStore,
    private readonly entries: TrackingEntriesStore,
    private readonly sweep: RenderSweep,
  ) {}

  /** Call it with the dossiers locked; what has its paper already is left alone. */
  async execute(tx: EntityManager, keys: readonly EventKey[]): Promise<void> {
    const rows = await readIssueRows(tx, keys);
    const takenIn = rows
      .filter(({ type }) => TAKES_IN.includes(type))
      .map(({ dossierId, receivingAgencyId, at }) => ({ dossierId, agencyId: receivingAgencyId, at }));
    const entries = await this.entries.enter(tx, takenIn);
    const due = (await Promise.all(rows.map((row) => this.dueOf(row)))).flatMap((each) => each ?? []);
    const books = due.map(({ agencyId, form, row }) => ({
      agencyId,
      book: form,
      year: yearOf(row.at),
    }));
    const numbers = await this.numbers.take(tx, books);
    const papers = due.map((each, index) => {
      const entry = entries.get(each.row.dossierId) ?? null;
      return this.paperOf({ ...each, no: numbers[index] as number, entry });
    });
    await insertRows(tx, IssuedPaperEntity, await Promise.all(papers));
    if (papers.length > 0) afterCommit(tx, () => this.sweep.poke());
  }

  private async dueOf(row: IssueRow): Promise<Due | null> {
    const { rules } = await this.procedures.versionById(row.versionId);
    const issue = issueOf(row, { isImmediate: rules.immediate });
    if (issue === null) return null;
    const set = templateSetOn(localDayOf(row.at, OFFICE_ZONE));
    const template = templateOf(set, issue.form);
    const { form, by } = issue;
    return template && { row, form, by, agencyId: agencyOf(row, by), set, template };
  }

  private async paperOf(issue: NumberedIssue): Promise<Omit<IssuedPaperEntity, 'id'>> {
    const { row, form, agencyId, no } = issue;
    return {
      dossierId: row.dossierId,
      eventSeq: row.seq,
      form,
      agencyId,
      year: yearOf(row.at),
      bookNo: no,
      issuedAt: row.at,
      content: await this.contents.of(issue),
      state: 'pending',
      attempts: 0,
      retryAt: row.at,
      failure: null,
    };
  }
}

function agencyOf(row: IssueRow, by: Issuer): string {
  if (by === 'competent') return row.competentAgencyId;
  return by === 'acting' ? (row.actingAgencyId ?? row.receivingAgencyId) : row.receivingAgencyId;
}

function yearOf(at: Date): number {
  return Number(localDayOf(at, OFFICE_ZONE).slice(0, 4));
}
