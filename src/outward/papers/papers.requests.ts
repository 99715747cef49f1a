import { LocalDayField, OneOf, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { PAPER_SIZES, type PaperSize } from './issued-paper.entity.js';

export class PaperFileRequest {
  @OneOf(PAPER_SIZES, { optional: true, description: 'a4 unless told; slip: 80 mm of a receipt printer' })
  size?: PaperSize;
}

export class AskForPaperRequest {
  @OneOf(['receipt']) form: 'receipt';
}

const FROM = 'First day on which dossiers were entered';
const TO = 'First day after the period';
const AGENCY = 'Whose book; yours unless told';

export class TrackingBookRequest extends PageRequest {
  @LocalDayField({ description: FROM, example: '2026-11-01' }) from: string;
  @LocalDayField({ description: TO, example: '2026-12-01' }) to: string;
  @TextField({ max: 50, optional: true, description: AGENCY }) agency?: string;
}

export class TrackingBookFileRequest {
  @LocalDayField({ description: FROM, example: '2026-11-01' }) from: string;
  @LocalDayField({ description: TO, example: '2026-12-01' }) to: string;
  @TextField({ max: 50, optional: true, description: AGENCY }) agency?: string;
}
