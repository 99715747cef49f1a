import { Injectable } from '@nestjs/common';
import type { TimeLimit } from '../../domain/deadline/time-limit.js';
import { termOf, variantOf } from '../../domain/dossier/filed-variant.js';
import { apologyLetterOf } from '../../domain/papers/apology-letter.js';
import { handedIn } from '../../domain/papers/handed-in.js';
import type { Issuer } from '../../domain/papers/issuing-events.js';
import { lookUpText } from '../../domain/papers/look-up.js';
import type { PaperContent } from '../../domain/papers/paper-content.js';
import type { PaperFacts } from '../../domain/papers/paper-facts.js';
import { receiptOf } from '../../domain/papers/receipt.js';
import { refusalSlipOf } from '../../domain/papers/refusal-slip.js';
import { stopNoticeOf } from '../../domain/papers/stop-notice.js';
import { supplementSlipOf } from '../../domain/papers/supplement-slip.js';
import type { FormTemplate, IssuedForm, TemplateSet } from '../../domain/papers/template-sets.js';
import type { ClockStart, ProcedureRules } from '../../domain/procedure-rules.js';
import { LookUpSecrets } from '../../dossiers/look-up-secrets.lookup.js';
import { Config } from '../../platform/config/config.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import { instantIn, reasonWords, refusalReason, textIn } from './event-words.js';
import type { IssueRow } from './issue-rows.js';
import { PaperAgencies } from './paper-agencies.js';

/** A paper that has its number, before it has its words. */
export interface NumberedIssue {
  readonly row: IssueRow;
  readonly form: IssuedForm;
  readonly by: Issuer;
  readonly agencyId: string;
  readonly set: TemplateSet;
  readonly template: FormTemplate;
  readonly no: number;
  /** Its line in sổ theo dõi hồ sơ; null: it is in none (yet). */
  readonly entry: { readonly year: number; readonly no: number } | null;
}

/** What a paper says, from the facts of the event that issues it. */
@Injectable()
export class PaperContents {
  constructor(
    private readonly agencies: PaperAgencies,
    private readonly procedures: ProcedureLookup,
    private readonly config: Config,
    private readonly secrets: LookUpSecrets,
  ) {}

  async of(issue: NumberedIssue): Promise<PaperContent> {
    const facts = await this.factsOf(issue);
    const { row } = issue;
    switch (issue.form) {
      case 'receipt':
        return this.receipt(facts, issue);
      case 'supplement_slip':
        return supplementSlipOf({
          items: itemsIn(row),
          reason: textIn(row.data, 'reason'),
          ruleOfSecondRequest: textIn(row.data, 'legalBasis') || null,
          answerBy: row.answerBy,
          ...facts,
        });
      case 'refusal_slip':
        return this.refusal(facts, row);
      case 'apology':
        return apologyLetterOf({
          ...facts,
          dueAt: instantIn(row.data, 'dueAt') ?? row.at,
          promisedDueAt: instantIn(row.data, 'promisedDueAt') ?? row.at,
          extra: row.data['extra'] as TimeLimit,
          reason: textIn(row.data, 'reason'),
          signedName: textIn(row.data, 'signedName'),
        });
      case 'stop_notice': {
        const byApplicant = row.type === 'dossier_withdrawn';
        return stopNoticeOf({ ...facts, byApplicant, reason: reasonWords(row.data) });
      }
    }
  }

  private async factsOf({ row, by, agencyId, set, template, no }: NumberedIssue): Promise<PaperFacts> {
    const { code, procedureName, applicant, representative, receivedAt } = row;
    const receivingName = (await this.agencies.of(row.receivingAgencyId)).name;
    const lookUpSecret = await this.secrets.of(code);
    const competentName = (await this.agencies.of(row.competentAgencyId)).name;
    return {
      template,
      set,
      no,
      issuedAt: row.at,
      zone: OFFICE_ZONE,
      lookUp: lookUpText(this.config.publicUrl, code, lookUpSecret),
      lookUpSecret,
      issuer: await this.agencies.of(agencyId),
      atDesk: by === 'desk',
      dossier: { code, procedureName, applicant, representative, receivedAt, receivingName, competentName },
      officerName: officerOf(row),
    };
  }

  private async receipt(facts: PaperFacts, { row, entry }: NumberedIssue): Promise<PaperContent> {
    const { data, receivedAt, receivingAgencyId } = row;
    const variant = variantOf(await this.rulesOf(row), row);
    if (entry === null) throw new Error(`Dossier ${row.code} is not in the tracking book`);
    return receiptOf({
      components: handedIn(variant, row.components),
      limit: termOf(variant, row.channel).decidedTerm.limit,
      startsWhen: (textIn(data, 'startsWhen') || 'complete_dossier') as ClockStart,
      completeAt: instantIn(data, 'startedAt') ?? instantIn(data, 'completeAt') ?? receivedAt,
      dueAt: instantIn(data, 'dueAt'),
      delivery: row.delivery,
      desk: await this.agencies.of(receivingAgencyId),
      entry: { volume: String(entry.year), no: entry.no },
      replaces: textIn(data, 'replaces') || (row.type === 'dossier_refiled' ? row.formerReceipt : null),
      ...facts,
    });
  }

  private async refusal(facts: PaperFacts, row: IssueRow): Promise<PaperContent> {
    if (row.type !== 'dossier_resolved') {
      return refusalSlipOf({ ...facts, isResult: false, reason: reasonWords(row.data) });
    }
    const rules = await this.rulesOf(row);
    const plan = variantOf(rules, row).plan ?? rules.plan;
    // Whoever did the last step of the plan is not always who decided.
    const officerName = row.lastStep?.role === 'approver' ? facts.officerName : null;
    return refusalSlipOf({
      ...facts,
      officerName,
      isResult: true,
      reason: refusalReason(row.lastStep, plan),
    });
  }

  private async rulesOf({ versionId }: IssueRow): Promise<ProcedureRules> {
    return (await this.procedures.versionById(versionId)).rules;
  }
}

/** What was put right is handed out by whoever found it wrong, not by whoever agreed. */
function officerOf({ type, data, actorId, actorName }: IssueRow): string | null {
  if (type === 'dossier_refiled') return textIn(data, 'proposedBy') || null;
  return actorId === null ? null : actorName;
}

function itemsIn({ data }: IssueRow): string[] {
  const items: readonly unknown[] = Array.isArray(data['items']) ? data['items'] : [];
  return items.map((item) => textIn(item as IssueRow['data'], 'description'));
}
