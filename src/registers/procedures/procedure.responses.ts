import { onlineLevelOf, STATED_LEVELS } from '../../domain/catalogue/procedure-selection.js';
import { CHANNELS, type ProcedureVariant } from '../../domain/procedure-rules.js';
import type { PlanStep } from '../../domain/workflow/workflow-plan.js';
import { Shows } from '../../platform/openapi/shows.js';
import type { ListedProcedure, ListedVersion } from './procedure.lookup.js';

export class ProcedureNameResponse {
  @Shows('text') vi: string;
  @Shows('text') en: string;
}

export class ListedProcedureResponse {
  @Shows('text') code: string;
  @Shows(() => ProcedureNameResponse) name: ProcedureNameResponse;
  @Shows('text') field: string;
  @Shows('text', { list: true }) levels: readonly string[];
  @Shows('text', { list: true, description: 'đối tượng thực hiện; empty: not told' })
  audiences: readonly string[];
  @Shows('boolean', { description: 'The desk takes it in on that day' }) offered: boolean;
  @Shows('text', {
    nullable: true,
    oneOf: STATED_LEVELS,
    description: 'How far one can go online; unstated: the version does not say; null: not offered',
  })
  onlineLevel: string | null;
  @Shows('day', { nullable: true, description: 'null: not offered' }) effectiveFrom: string | null;
  @Shows('day', { nullable: true }) effectiveTo: string | null;

  static of(listed: ListedProcedure): ListedProcedureResponse {
    const { procedure, version } = listed;
    const { code, name, field, levels, audiences } = procedure;
    const { effectiveFrom = null, effectiveTo = null } = version ?? {};
    return {
      ...{ code, name, field, levels, audiences, effectiveFrom, effectiveTo },
      offered: version !== null,
      onlineLevel: onlineLevelOf(listed),
    };
  }
}

export class ListedProceduresResponse {
  @Shows(() => ListedProcedureResponse, { list: true }) items: ListedProcedureResponse[];
  @Shows('integer', { description: 'How many were found, shown or not' }) total: number;
}

/** For whom and when a row holds. */
class ScopedResponse {
  @Shows('text', { optional: true, description: 'Key of the class that it is for; absent: everybody else' })
  applicantClass?: string;
  @Shows('day', { optional: true, description: 'By the day of receipt; absent: the version’s first' })
  from?: string;
  @Shows('day', { optional: true, description: 'The last day, which counts; absent: the version’s last' })
  to?: string;
}

/** đối tượng nộp */
export class ApplicantClassResponse {
  @Shows('text') key: string;
  @Shows(() => ProcedureNameResponse) name: ProcedureNameResponse;
  @Shows('text', { optional: true, description: 'What the desk looks at' }) evidence?: string;
}

export class TermResponse extends ScopedResponse {
  @Shows('text', { oneOf: CHANNELS }) channel: string;
  @Shows('object', { description: 'As the source prints it: text, amount, unit' }) printedTerm: object;
  @Shows('object', { description: 'What counts: limit, basis, who decided' }) decidedTerm: object;
}

export class ProcedureFeeResponse extends ScopedResponse {
  @Shows('text', { optional: true, description: 'Lines of one key are one fee, of which one counts' })
  key?: string;
  @Shows('text', { nullable: true, description: 'null: every channel' }) channel: string | null;
  @Shows('integer', { nullable: true, description: 'null: see the note' }) amountDong: number | null;
  @Shows('text', { nullable: true }) per: string | null;
  @Shows('text') note: string;
}

export class ComponentResponse {
  @Shows('text') key: string;
  @Shows(() => ProcedureNameResponse) name: ProcedureNameResponse;
  @Shows('integer') originals: number;
  @Shows('integer') copies: number;
  @Shows('boolean') mandatory: boolean;
  @Shows('boolean', { description: 'Read from a database; must not be asked for' }) fromDatabase: boolean;
  @Shows('text', { optional: true, description: 'Which database, where it is told' }) database?: string;
}

export class VariantResponse {
  @Shows('text') key: string;
  @Shows(() => ProcedureNameResponse) name: ProcedureNameResponse;
  @Shows(() => TermResponse, { list: true }) terms: readonly TermResponse[];
  @Shows(() => ProcedureFeeResponse, { list: true }) fees: readonly ProcedureFeeResponse[];
  @Shows(() => ComponentResponse, { list: true }) components: readonly ComponentResponse[];

  static of({ key, name, terms, fees, components }: ProcedureVariant): VariantResponse {
    return { key, name, terms, fees, components };
  }
}

export class ProcedureStepResponse {
  @Shows('text') key: string;
  @Shows(() => ProcedureNameResponse) name: ProcedureNameResponse;
  @Shows('text') kind: string;
  @Shows('text') role: string;
  @Shows('object', { description: 'How the agency is found' }) agency: object;
  @Shows('object', { nullable: true, description: 'amount and unit' }) limit: object | null;
  @Shows('boolean', { description: 'Part of the legal term' }) counted: boolean;
  @Shows('text', { nullable: true }) leg: string | null;
  @Shows('object', { list: true, description: 'key, name and next steps' }) outcomes: readonly object[];

  static of({
    key,
    name,
    kind,
    role,
    agency,
    limit,
    counted,
    leg,
    outcomes,
  }: PlanStep): ProcedureStepResponse {
    return { key, name, kind, role, agency, limit, counted, leg, outcomes };
  }
}

export class ProcedureResponse {
  @Shows('text') code: string;
  @Shows(() => ProcedureNameResponse) name: ProcedureNameResponse;
  @Shows('text') field: string;
  @Shows('text', { list: true }) levels: readonly string[];
  @Shows('day') effectiveFrom: string;
  @Shows('day', { nullable: true }) effectiveTo: string | null;
  @Shows('text') defaultVariant: string;
  @Shows(() => ApplicantClassResponse, { list: true, description: 'Whom terms and fees know' })
  applicantClasses: readonly ApplicantClassResponse[];
  @Shows('text', { oneOf: STATED_LEVELS, description: 'How far one can go online' }) onlineLevel: string;
  @Shows('text', { nullable: true, description: 'Why it is online in part only' })
  onlineReason: string | null;
  @Shows('boolean', { description: 'Answered while the applicant waits' }) immediate: boolean;
  @Shows('object') cutOff: object;
  @Shows('object') supplementPolicy: object;
  @Shows('object') supplementWait: object;
  @Shows('text', {
    nullable: true,
    description: 'The sector rule that gives that time; null: the article of the one-stop decree in force',
  })
  supplementWaitBasis: string | null;
  @Shows('text', { list: true }) legalBasis: readonly string[];
  @Shows('object', { list: true, description: 'code and name' }) results: readonly object[];
  @Shows(() => VariantResponse, { list: true }) variants: VariantResponse[];
  @Shows(() => ProcedureStepResponse, { list: true, description: 'Of the usual plan' })
  steps: ProcedureStepResponse[];

  static of(listed: ListedVersion): ProcedureResponse {
    const { rules, effectiveFrom, effectiveTo } = listed.version;
    const { code, name, field, levels } = listed.procedure;
    const { defaultVariant, immediate, cutOff, supplementPolicy, supplementWait, legalBasis, results } =
      rules;
    return {
      ...{ code, name, field, levels, effectiveFrom, effectiveTo },
      ...{ defaultVariant, immediate, cutOff, supplementPolicy, supplementWait, legalBasis, results },
      applicantClasses: rules.applicantClasses ?? [],
      onlineLevel: onlineLevelOf(listed) ?? 'unstated',
      onlineReason: rules.online?.reason ?? null,
      supplementWaitBasis: rules.supplementWaitBasis ?? null,
      variants: rules.variants.map((variant) => VariantResponse.of(variant)),
      steps: rules.plan.steps.map((step) => ProcedureStepResponse.of(step)),
    };
  }
}

/** đường găng: what the legal term has to hold. */
export class CriticalPathResponse {
  @Shows('integer', { description: 'Of the counted steps on the longest way to a result' })
  workingMinutes: number;
  @Shows(() => ProcedureStepResponse, { list: true }) steps: ProcedureStepResponse[];
  @Shows('text', {
    list: true,
    description: 'Counted steps whose limit is no working time (days, months, hours): 0 in the sum',
  })
  unmeasured: readonly string[];
}

export class PlanResponse {
  @Shows('text') code: string;
  @Shows('text') variant: string;
  @Shows('day', { description: 'Of the version' }) effectiveFrom: string;
  @Shows('text', { description: 'A Mermaid flowchart of steps, legs, outcomes and joins' }) mermaid: string;
  @Shows(() => CriticalPathResponse) criticalPath: CriticalPathResponse;
}

export class DefinedProcedureResponse {
  @Shows('text') code: string;
}
