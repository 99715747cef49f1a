import { ApiProperty } from '@nestjs/swagger';
import { NamedCode } from '../../dossiers/dossier-response.contract.js';
import { BooleanField, OneOf, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';

const FLAG_KINDS = [
  'due_soon',
  'overdue',
  'apology_due',
  'apology_late',
  'intake_response_late',
  'repeatedly_returned',
  'repeatedly_sent_back',
  'late_supplement_request',
  'asked_outside_list',
  'asked_from_database',
  'fee_differs',
  'paid_in_time',
  'paper_missing',
  'refiled_to_later',
] as const;

export class ListFlagsRequest extends PageRequest {
  @OneOf(FLAG_KINDS, { optional: true }) kind?: string;
  @TextField({ max: 100, optional: true, description: 'Code; of this agency or of one below it' })
  agency?: string;
  @BooleanField({ query: true, optional: true, description: 'true: still holds; false: cleared since' })
  active?: boolean;
}

export class FlagItem {
  @ApiProperty({ type: String, enum: FLAG_KINDS }) kind: string;
  @ApiProperty({
    type: String,
    example: 'clock-1-1',
    description:
      'clock-<no>-<generation>, supplement-<no>, answer-<clock no>, apology, fee-<no>, refiling-<no> or handover-<number>',
  })
  subject: string;
  @ApiProperty({ type: String, nullable: true, description: 'Kind of the clock', example: 'processing' })
  clock: string | null;
  @ApiProperty({ type: String }) dossierCode: string;
  @ApiProperty({ type: NamedCode }) procedure: NamedCode;
  @ApiProperty({ type: NamedCode, description: 'Whose clock it is' }) agency: NamedCode;
  @ApiProperty({ type: String, format: 'date-time', description: 'The true moment' }) momentAt: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'When it was told; later after an outage' })
  raisedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) clearedAt: string | null;
  @ApiProperty({ type: Boolean, description: 'Told more than a minute after its moment' })
  deliveredLate: boolean;
  @ApiProperty({ type: String, example: '/api/v1/dossiers/H99.51-261123-0001' }) link: string;
}

export class FlagPage {
  @ApiProperty({ type: FlagItem, isArray: true }) items: FlagItem[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}
