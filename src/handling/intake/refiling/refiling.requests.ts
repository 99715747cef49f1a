import { ComponentRequest } from '../../../dossiers/brought-papers.contract.js';
import { ListField, NestedField, OneOf, TextField } from '../../../platform/http/fields.js';
import { Shows } from '../../../platform/openapi/shows.js';
import { ApplicantDetailsRequest } from '../intake.requests.js';

export class RefiledApplicantRequest extends ApplicantDetailsRequest {
  @OneOf(['person', 'organisation'], { optional: true }) kind?: 'person' | 'organisation';
}

/** What is left out stays. */
export class ProposeRefilingRequest {
  @TextField({ max: 100, optional: true, description: 'The version in force on the day of receipt' })
  procedureCode?: string;
  @TextField({ max: 100, optional: true, description: 'Of another procedure: its default unless told' })
  variant?: string;
  @TextField({
    max: 100,
    nullable: true,
    description: 'đối tượng nộp; null: of none. Left out it stays; of another procedure: none unless told',
  })
  applicantClass?: string | null;
  @TextField({
    max: 100,
    optional: true,
    description: 'The agency that should have been addressed; of another procedure: the desk unless told',
  })
  agencyCode?: string;
  @NestedField(() => RefiledApplicantRequest, { optional: true, description: 'What is left out stays' })
  applicant?: RefiledApplicantRequest;
  @ListField(() => ComponentRequest, {
    max: 200,
    optional: true,
    description: 'The papers by the list of the right procedure; left out: the officer vouches for them',
  })
  components?: ComponentRequest[];
  @TextField({ max: 2000, multiline: true }) reason: string;
}

export class ApproveRefilingRequest {
  @TextField({ max: 2000, multiline: true, optional: true }) note?: string;
}

export class FilingChangeResponse {
  @Shows('text', { example: 'procedureCode' }) field: string;
  @Shows('text', { nullable: true }) from: string | null;
  @Shows('text', { nullable: true }) to: string | null;
}

export class RefilingResponse {
  @Shows('integer') no: number;
  @Shows('text', { oneOf: ['pending', 'approved', 'rejected'] }) state: string;
  @Shows('text') reason: string;
  @Shows(() => FilingChangeResponse, { list: true }) changes: FilingChangeResponse[];
  @Shows('instant') proposedAt: string;
  @Shows('text') proposedBy: string;
  @Shows('instant', {
    nullable: true,
    description:
      'Due moment as it would have become when this was proposed, a term that stood still going on then',
  })
  wouldBeDueAt: string | null;
  @Shows('integer', {
    nullable: true,
    description: 'The fee as it would be, whole đồng; null: a rule or a count decides it',
  })
  wouldBeFeeDong: number | null;
  @Shows('instant', { nullable: true }) decidedAt: string | null;
  @Shows('text', { nullable: true }) decidedBy: string | null;
  @Shows('text', { nullable: true }) decisionNote: string | null;
}

export class RefilingList {
  @Shows('text') code: string;
  @Shows(() => RefilingResponse, { list: true }) items: RefilingResponse[];
}
