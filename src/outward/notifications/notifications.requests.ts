import { ApiProperty } from '@nestjs/swagger';
import { BilingualText, OfficerResponse } from '../../dossiers/dossier-response.contract.js';
import { BooleanField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';

export class ListNotificationsRequest extends PageRequest {
  @BooleanField({ query: true, optional: true, description: 'Only what nobody has read' }) unread?: boolean;
}

export class NotificationItem {
  @ApiProperty({ type: String }) id: string;
  @ApiProperty({ type: String, example: 'step_opened' }) kind: string;
  @ApiProperty({ type: String, description: 'Whom it is for, in your agency' }) role: string;
  @ApiProperty({ type: BilingualText }) text: BilingualText;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'null: it tells of many dossiers, those behind the link',
  })
  dossierCode: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readAt: string | null;
  @ApiProperty({ type: String, nullable: true, example: '/api/v1/dossiers/H99.51-261123-0001' })
  link: string | null;
  @ApiProperty({
    type: OfficerResponse,
    nullable: true,
    description: 'Told to this colleague alone, who is away; you stand in',
  })
  insteadOf: OfficerResponse | null;
}

export class NotificationPage {
  @ApiProperty({ type: NotificationItem, isArray: true }) items: NotificationItem[];
  @ApiProperty({ type: Number, description: 'All that nobody has read' }) unread: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}
