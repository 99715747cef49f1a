import { BooleanField, LocalDayField, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';

const STAND_IN = 'Username of the colleague who does meanwhile what the absent one has in hand';

export class RecordAbsenceRequest {
  @TextField({ max: 64, optional: true, description: 'Whose; left out: your own' }) username?: string;
  @LocalDayField() firstOn: string;
  @LocalDayField({ description: 'The last day of it, included' }) lastOn: string;
  @TextField({ max: 64, optional: true, description: STAND_IN }) standIn?: string;
  @TextField({ max: 500, optional: true, example: 'Nghỉ phép' }) reason?: string;
}

export class ChangeAbsenceRequest {
  @LocalDayField({ optional: true, description: 'The last day of it; yesterday: back earlier than was told' })
  lastOn?: string;
  @TextField({ max: 64, nullable: true, description: `${STAND_IN}; null: nobody any more` })
  standIn?: string | null;
}

export class ListAbsencesRequest extends PageRequest {
  @TextField({ max: 100, optional: true, description: 'Code of an agency; left out: all that you may see' })
  agency?: string;
  @TextField({ max: 64, optional: true, description: 'A username' }) person?: string;
  @LocalDayField({ optional: true, description: 'Who is or was away that day' }) on?: string;
  @BooleanField({ query: true, optional: true, description: 'Also those that are over or were cancelled' })
  all?: boolean;
}

export class ListColleaguesRequest {
  @TextField({ max: 100, optional: true, description: 'Code of an agency; left out: your own' })
  agency?: string;
}
