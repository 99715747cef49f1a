import { PAYMENT_METHODS, type PaymentMethod } from '../../domain/dossier/fees.js';
import { CHANNELS, type Channel } from '../../domain/procedure-rules.js';
import { ComponentRequest } from '../../dossiers/brought-papers.contract.js';
import {
  InstantField,
  IntField,
  ListField,
  NestedField,
  OneOf,
  TextField,
} from '../../platform/http/fields.js';

/** CCCD 12 digits, CMND 9, an enterprise number 10 or 13; a passport number has letters and at most 9 signs (ICAO 9303). */
const IDENTITY = /^(\d{9}|\d{12}|\d{10}(-\d{3})?|(?=\d*[A-Z])[A-Z0-9]{6,9})$/;
const PHONE = /^\+?[0-9][0-9 .]{6,18}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export class ApplicantRequest {
  @OneOf(['person', 'organisation']) kind: 'person' | 'organisation';
  @TextField({ max: 200, example: 'Nguyễn Thị Đào' }) fullName: string;
  @TextField({
    max: 20,
    pattern: IDENTITY,
    shape: 'identity-number-shape',
    optional: true,
    description: 'Số định danh / mã số doanh nghiệp',
  })
  identityNumber?: string;
  @TextField({ max: 20, pattern: PHONE, shape: 'phone-shape', optional: true }) phone?: string;
  @TextField({ max: 200, pattern: EMAIL, shape: 'email-shape', optional: true }) email?: string;
  @TextField({ max: 500, optional: true }) address?: string;
}

export class RepresentationRequest {
  @OneOf(['authorised', 'legal', 'service', 'assisted'], {
    description: 'uỷ quyền, đại diện theo pháp luật, dịch vụ, cán bộ nộp hộ',
  })
  kind: 'authorised' | 'legal' | 'service' | 'assisted';
  @TextField({ max: 200, optional: true, description: 'Number and day of the authorisation' })
  document?: string;
}

/** Who comes for somebody else. */
export class RepresentativeRequest extends ApplicantRequest {
  @NestedField(() => RepresentationRequest, { optional: true }) representation?: RepresentationRequest;
}

const MOST_DONG = 1_000_000_000_000;

export class FeeRequest {
  @IntField({ min: 0, max: MOST_DONG, description: 'Whole đồng' }) amountDong: number;
  @TextField({ max: 500, multiline: true, optional: true, description: 'Needed where it is not the rule’s' })
  reason?: string;
}

export class PaidRequest {
  @IntField({
    min: 1,
    max: MOST_DONG,
    optional: true,
    description: 'Whole đồng; all that is owed unless told; needed where the amount is not known',
  })
  amountDong?: number;
  @OneOf(PAYMENT_METHODS, { optional: true }) method?: PaymentMethod;
  @TextField({ max: 100, optional: true, description: 'Number of the receipt or of the bank’s record' })
  reference?: string;
}

export class ResultDeliveryRequest {
  @OneOf(['desk', 'post', 'electronic']) way: 'desk' | 'post' | 'electronic';
  @TextField({ max: 500, optional: true }) address?: string;
}

const APPLICANT_CLASS = 'đối tượng nộp: a key of the version’s applicantClasses; of none unless told';

export class LogDossierRequest {
  @TextField({ max: 100, example: '1.001193' }) procedureCode: string;
  @TextField({ max: 100, optional: true }) variant?: string;
  @TextField({ max: 100, optional: true, description: APPLICANT_CLASS }) applicantClass?: string;
  @OneOf(CHANNELS) channel: Channel;
  @TextField({ max: 100, optional: true, description: 'The agency addressed; yours when left out' })
  agencyCode?: string;
  @NestedField(() => ApplicantRequest) applicant: ApplicantRequest;
  @NestedField(() => RepresentativeRequest, { optional: true, description: 'Who comes for the applicant' })
  representative?: RepresentativeRequest;
  @NestedField(() => ResultDeliveryRequest, { optional: true }) resultDelivery?: ResultDeliveryRequest;
  @ListField(() => ComponentRequest, {
    max: 200,
    optional: true,
    description: 'Left out: the officer vouches for the set. Given: checked.',
  })
  components?: ComponentRequest[];
  @InstantField({ optional: true, description: 'In the past: needs its own right and a reason' })
  receivedAt?: Date;
  @TextField({ max: 500, multiline: true, optional: true }) receivedAtReason?: string;
  @NestedField(() => FeeRequest, { optional: true, description: 'The rule’s amount unless told' })
  fee?: FeeRequest;
  @NestedField(() => PaidRequest, { optional: true, description: 'Paid in the same act' })
  payment?: PaidRequest;
  @TextField({ max: 64, optional: true, description: 'Portals: your own reference, once per dossier' })
  externalReference?: string;
  @TextField({
    max: 64,
    optional: true,
    description: 'Portals: the code that the dossier has already, kept as it is',
  })
  code?: string;
  @OneOf(['portal', 'kiosk'], { optional: true, description: 'Portals: a kiosk is a source of its own' })
  source?: 'portal' | 'kiosk';
}

export class PreviewDeadlineRequest {
  @TextField({ max: 100, example: '1.004222' }) procedureCode: string;
  @TextField({ max: 100, optional: true }) variant?: string;
  @TextField({ max: 100, optional: true, description: APPLICANT_CLASS }) applicantClass?: string;
  @OneOf(CHANNELS) channel: Channel;
  @TextField({ max: 100, optional: true }) agencyCode?: string;
  @InstantField({ example: '2026-02-13T09:00:00+07:00' }) receivedAt: Date;
}

export class ReasonRequest {
  @TextField({ max: 2000, multiline: true }) reason: string;
}

export class ConfirmReceiptRequest {
  @InstantField({ optional: true, description: 'In the past: needs its own right and a reason' })
  receivedAt?: Date;
  @TextField({ max: 500, multiline: true, optional: true }) receivedAtReason?: string;
}

/** What is left out stays. */
export class ApplicantDetailsRequest {
  @TextField({ max: 200, optional: true }) fullName?: string;
  @TextField({ max: 20, pattern: IDENTITY, shape: 'identity-number-shape', optional: true })
  identityNumber?: string;
  @TextField({ max: 20, pattern: PHONE, shape: 'phone-shape', optional: true }) phone?: string;
  @TextField({ max: 200, pattern: EMAIL, shape: 'email-shape', optional: true }) email?: string;
  @TextField({ max: 500, optional: true }) address?: string;
}

export class CorrectDetailsRequest extends ApplicantDetailsRequest {
  @TextField({ max: 500, multiline: true }) reason: string;
}

export class SendOnRequest {
  @InstantField({ optional: true, description: 'In the past: needs its own right and a reason' })
  sentAt?: Date;
  @TextField({ max: 500, multiline: true, optional: true }) sentAtReason?: string;
  @TextField({ max: 100, optional: true, description: 'Number of the postal item or of the hand-over list' })
  reference?: string;
}

export class RequestPaymentRequest {
  @TextField({ max: 2000, multiline: true }) reason: string;
  @IntField({
    min: 1,
    max: MOST_DONG,
    optional: true,
    description:
      'Whole đồng; left out: all that is owed, or what the notice tells that is named as the basis',
  })
  amountDong?: number;
  @TextField({
    max: 500,
    optional: true,
    description:
      'Rule or notice of what comes on top of the fee; left out: what is owed already, asked for once',
  })
  legalBasis?: string;
}

export class ReceivePaymentRequest extends PaidRequest {
  @InstantField({ optional: true, description: 'In the past: needs its own right and a reason' })
  paidAt?: Date;
  @TextField({ max: 500, multiline: true, optional: true }) paidAtReason?: string;
}

export class CorrectFeeRequest {
  @IntField({ min: 0, max: MOST_DONG, description: 'Whole đồng; what is due in place of the fee so far' })
  amountDong: number;
  @TextField({ max: 500, multiline: true }) reason: string;
}

export class RefundRequest {
  @IntField({ min: 1, max: MOST_DONG, description: 'Whole đồng' }) amountDong: number;
  @TextField({ max: 500, multiline: true }) reason: string;
  @OneOf(PAYMENT_METHODS, { optional: true }) method?: PaymentMethod;
  @TextField({ max: 100, optional: true, description: 'Number of the decision or of the bank’s record' })
  reference?: string;
}
