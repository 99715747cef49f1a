import { DELIVERY_WAYS, type DeliveryWay } from '../../domain/dossier/delivery-ways.js';
import { OneOf, TextField } from '../../platform/http/fields.js';

export class HandOverResultRequest {
  @OneOf(DELIVERY_WAYS, { optional: true, description: 'desk unless told; each way once' })
  way?: DeliveryWay;
  @TextField({ max: 200, optional: true, description: 'Who collected it, where not the applicant' })
  recipient?: string;
  @TextField({ max: 100, optional: true, description: 'Number of the postal item or electronic document' })
  reference?: string;
}

export class CorrectResultRequest {
  @TextField({ max: 2000, multiline: true, description: 'What is wrong with it' }) reason: string;
  @OneOf(['applicant', 'agency']) noticedBy: 'applicant' | 'agency';
}

export class ReissueResultRequest {
  @TextField({ max: 2000, multiline: true, description: 'What was mended' }) note: string;
}

export class ReopenRequest {
  @TextField({ max: 2000, multiline: true }) reason: string;
  @TextField({ max: 500, description: 'The decision that orders it: number, day, authority' })
  legalBasis: string;
  @OneOf(['continue', 'restart'], {
    description:
      'continue: the term goes on as if it had not ended; restart: the full term again; where no term ran yet, both begin it by the rule of the procedure',
  })
  term: 'continue' | 'restart';
  @TextField({
    max: 100,
    optional: true,
    description:
      'Where the work begins again; the first step unless told, and always where no work had begun',
  })
  step?: string;
}
