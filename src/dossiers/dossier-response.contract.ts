import { PAYMENT_METHODS } from '../domain/dossier/fees.js';
import { DELIVERY_WAYS } from '../domain/dossier/delivery-ways.js';
import { feesOn, type CaseVariant } from '../domain/circumstances.js';
import { CLOCK_STARTS, type Channel } from '../domain/procedure-rules.js';
import { Shows } from '../platform/openapi/shows.js';
import { DOSSIER_SOURCES } from './dossier.entity.js';

export class BilingualText {
  @Shows('text') vi: string;
  @Shows('text') en: string;
}

export class NamedCode {
  @Shows('text') code: string;
  @Shows(() => BilingualText) name: BilingualText;
}

export class PortalStatusResponse {
  @Shows('integer', { description: 'Trạng thái 1–10 của Cổng Dịch vụ công quốc gia' }) code: number;
  @Shows(() => BilingualText) name: BilingualText;
}

export class ApplicantResponse {
  @Shows('text', { oneOf: ['person', 'organisation'] }) kind: string;
  @Shows('text') fullName: string;
  @Shows('text', { optional: true }) identityNumber?: string;
  @Shows('text', { optional: true }) phone?: string;
  @Shows('text', { optional: true }) email?: string;
  @Shows('text', { optional: true }) address?: string;
  @Shows('object', { optional: true, description: 'Of a representative: on which ground' })
  representation?: object;
}

export class StepOutcomeResponse {
  @Shows('text') key: string;
  @Shows(() => BilingualText) name: BilingualText;
}

export class OfficerResponse {
  @Shows('text') username: string;
  @Shows('text') fullName: string;
}

export class CurrentStepResponse {
  @Shows('text', { description: 'Given back to finish-step' }) step: string;
  @Shows(() => BilingualText) name: BilingualText;
  @Shows(() => NamedCode) agency: NamedCode;
  @Shows('text') role: string;
  @Shows('text', { nullable: true }) leg: string | null;
  @Shows('instant') openedAt: string;
  @Shows('instant', { nullable: true }) dueAt: string | null;
  @Shows(() => StepOutcomeResponse, { list: true }) outcomes: StepOutcomeResponse[];
  @Shows(() => OfficerResponse, { nullable: true, description: 'Who has it in hand; told to staff only' })
  assignee: OfficerResponse | null;
  @Shows('instant', { nullable: true }) assignedAt: string | null;
  @Shows(() => OfficerResponse, {
    nullable: true,
    description: 'Who does it meanwhile, where its holder is away',
  })
  standIn: OfficerResponse | null;
}

export class HoldingResponse {
  @Shows('text', { oneOf: ['agency', 'applicant', 'nobody'], description: 'Who has it in hand' })
  holder: string;
  @Shows(() => NamedCode, { nullable: true }) agency: NamedCode | null;
  @Shows('text', { nullable: true, description: 'Whose turn it is there' }) role: string | null;
  @Shows('text', {
    list: true,
    description: 'Who has taken it up, or else who has that role there; none where people are not named',
  })
  officers: string[];
  @Shows(() => BilingualText, { description: 'What is done there, or waited for' }) doing: BilingualText;
  @Shows('instant') since: string;
}

export class WhereaboutsResponse {
  @Shows(() => HoldingResponse, { list: true, description: 'Several after a fork' }) at: HoldingResponse[];
  @Shows(() => BilingualText, { description: 'In one sentence' }) text: BilingualText;
}

export class SupplementResponse {
  @Shows('integer') no: number;
  @Shows('text', { oneOf: ['before_acceptance', 'after_acceptance'] }) stage: string;
  @Shows('object', { list: true }) items: readonly object[];
  @Shows('text') reason: string;
  @Shows('instant') requestedAt: string;
  @Shows('boolean', { description: 'Asked for after the return limit' }) late: boolean;
  @Shows('instant', { nullable: true }) receivedAt: string | null;
}

export class TimeLimitResponse {
  @Shows('number') amount: number;
  @Shows('text', { oneOf: ['working_day', 'day', 'month', 'working_hour', 'hour', 'same_day'] }) unit: string;
}

/** phí, lệ phí: whole đồng */
export class FeeEntryResponse {
  @Shows('integer') no: number;
  @Shows('text', { oneOf: ['charged', 'requested', 'paid', 'refunded'] }) kind: string;
  @Shows('integer', { nullable: true, description: 'null: told by another notice' }) amountDong:
    number | null;
  @Shows('text', { nullable: true }) reason: string | null;
  @Shows('text', { nullable: true }) legalBasis: string | null;
  @Shows('text', { nullable: true, description: 'Number of the receipt' }) reference: string | null;
  @Shows('text', { nullable: true, oneOf: PAYMENT_METHODS }) method: string | null;
  @Shows('instant') at: string;
}

/** One line of what the version asks. */
export class FeeLineResponse {
  @Shows('text', { optional: true, description: 'Lines of one key are one fee, of which one counts' })
  key?: string;
  @Shows('integer', { nullable: true, description: 'null: see the note' }) amountDong: number | null;
  @Shows('text', { nullable: true }) per: string | null;
  @Shows('text') note: string;
  @Shows('text', { optional: true, description: 'The class that it is for' }) applicantClass?: string;
  @Shows('day', { optional: true, description: 'By the day of receipt' }) from?: string;
  @Shows('day', { optional: true, description: 'The last day, which counts' }) to?: string;

  static of({ fees }: CaseVariant, channel: Channel): FeeLineResponse[] {
    return feesOn(fees, channel).map(({ channel: _channel, ...line }) => line);
  }
}

export class FeeResponse {
  @Shows(() => FeeLineResponse, { list: true, description: 'What the version asks of this filing' })
  lines: FeeLineResponse[];
  @Shows('integer', { nullable: true, description: 'null: a rule or a notice decides it' })
  dueDong: number | null;
  @Shows('integer') paidDong: number;
  @Shows('integer') refundedDong: number;
  @Shows('integer', { nullable: true }) owedDong: number | null;
  @Shows(() => FeeEntryResponse, { list: true }) entries: FeeEntryResponse[];
}

/** trả kết quả: collected, posted and delivered electronically are three facts. */
export class DeliveryResponse {
  @Shows('text', { oneOf: DELIVERY_WAYS }) way: string;
  @Shows('integer', { description: 'Which result: 2 after a wrong one was replaced' }) issue: number;
  @Shows('instant') at: string;
  @Shows('text', { nullable: true, description: 'null where personal data may not be seen' })
  recipient: string | null;
  @Shows('text', { nullable: true }) reference: string | null;
}

/** xin lỗi và hẹn lại */
export class ReAppointmentResponse {
  @Shows('text') reason: string;
  @Shows(() => TimeLimitResponse, { description: 'Asked for on top, counted from the due moment' })
  extra: TimeLimitResponse;
  @Shows('instant') promisedDueAt: string;
  @Shows('instant') sentAt: string;
  @Shows('boolean', { description: 'Sent later than one day before the due day' }) late: boolean;
}

/** What a list shows of a dossier. */
export class DossierSummary {
  @Shows('text', { example: 'H99.51-261123-0001' }) code: string;
  @Shows('text', { nullable: true }) externalReference: string | null;
  @Shows('text', { example: 'in_progress' }) status: string;
  @Shows(() => PortalStatusResponse) portalStatus: PortalStatusResponse;
  @Shows(() => NamedCode) procedure: NamedCode;
  @Shows('text') field: string;
  @Shows('text', { oneOf: ['counter', 'online', 'postal'] }) channel: string;
  @Shows(() => NamedCode) receivingAgency: NamedCode;
  @Shows(() => NamedCode) competentAgency: NamedCode;
  @Shows('text', { nullable: true, description: 'null where personal data may not be seen' })
  applicantName: string | null;
  @Shows('instant') receivedAt: string;
  @Shows('instant', { nullable: true }) dueAt: string | null;
  @Shows('boolean', { description: 'dueAt < now, derived when read' }) overdue: boolean;
  @Shows('instant', { nullable: true }) resolvedAt: string | null;
  @Shows('text', { nullable: true, oneOf: ['early', 'on_time', 'late'] }) timeliness: string | null;
}

export class DossierResponse extends DossierSummary {
  @Shows('text') variant: string;
  @Shows(() => NamedCode, {
    nullable: true,
    description: 'đối tượng nộp; null: of none, or where personal data may not be seen',
  })
  applicantClass: NamedCode | null;
  @Shows('text', { oneOf: DOSSIER_SOURCES, description: 'How it reached us, whatever its channel' })
  source: string;
  @Shows(() => ApplicantResponse, { nullable: true }) applicant: ApplicantResponse | null;
  @Shows(() => ApplicantResponse, { nullable: true }) representative: ApplicantResponse | null;
  @Shows('object', { nullable: true }) resultDelivery: object | null;
  @Shows('object', { list: true, nullable: true })
  components: readonly object[] | null;
  @Shows('text', { nullable: true }) receivedAtReason: string | null;
  @Shows('instant', { nullable: true }) acceptedAt: string | null;
  @Shows('instant', { nullable: true }) originalDueAt: string | null;
  @Shows('instant', { nullable: true }) promisedDueAt: string | null;
  @Shows(() => ReAppointmentResponse, { nullable: true }) reAppointment: ReAppointmentResponse | null;
  @Shows('instant', { nullable: true, description: 'The legal term was extended, which is possible once' })
  extendedAt: string | null;
  @Shows('text', {
    nullable: true,
    oneOf: CLOCK_STARTS,
    description: 'Where the legal term does not run yet: what starts it',
  })
  startsWhen: string | null;
  @Shows('boolean', { description: 'The calendar of that year is not published yet' })
  provisional: boolean;
  @Shows('text', { nullable: true, oneOf: ['granted', 'refused'] }) outcome: string | null;
  @Shows('instant', { nullable: true, description: 'The result lies at the returning desk' })
  resultAtDeskAt: string | null;
  @Shows('instant', { nullable: true }) returnedAt: string | null;
  @Shows('instant', { nullable: true }) endedAt: string | null;
  @Shows('text', {
    nullable: true,
    description: 'As it was written; of a rule its code: `no_supplement`, `no_payment`',
  })
  endReason: string | null;
  @Shows(() => BilingualText, { nullable: true, description: 'endReason as people read it' })
  endReasonText: BilingualText | null;
  @Shows(() => CurrentStepResponse, { list: true }) currentSteps: CurrentStepResponse[];
  @Shows(() => FeeResponse) fee: FeeResponse;
  @Shows(() => DeliveryResponse, { list: true }) deliveries: DeliveryResponse[];
  @Shows(() => SupplementResponse, { list: true }) supplements: SupplementResponse[];
  @Shows('text', { list: true, description: 'Verbs that you may use now' })
  availableActions: readonly string[];
  @Shows('text', { list: true }) marks: readonly string[];
  @Shows('integer', { description: 'Sent as ETag; give it back in If-Match' }) version: number;
}

/** One dossier as its own page shows it: also where it is, and why it is due when it is due. */
export class ShownDossier extends DossierResponse {
  @Shows(() => WhereaboutsResponse) whereabouts: WhereaboutsResponse;
  @Shows(() => BilingualText, { description: 'Received, term, law, pauses, promises: why it is due then' })
  summary: BilingualText;
}
