import { DOSSIER_STATES } from '../domain/dossier/dossier-lifecycle.js';
import { BOXES, OPEN_BOXES, type Box } from '../domain/finding/boxes.js';
import { CHANNELS } from '../domain/procedure-rules.js';
import { TIMELINESS } from '../domain/rates/timeliness.js';
import { BooleanField, LocalDayField, OneOf, TextField, TextListField } from '../platform/http/fields.js';
import { PageRequest } from '../platform/http/page.js';
import { Shows } from '../platform/openapi/shows.js';
import { BilingualText, DossierSummary } from './dossier-response.contract.js';

const UP_TO = 'First day after the period, YYYY-MM-DD';

export class ListDossiersRequest extends PageRequest {
  @TextField({
    max: 100,
    optional: true,
    description:
      'Beginning of a code, identity number, phone or name, whichever it can be; all its words have to be found',
  })
  q?: string;
  @TextField({
    max: 100,
    optional: true,
    description: 'Beginning of the code, or of another system’s number',
  })
  code?: string;
  @TextField({
    max: 100,
    optional: true,
    description: 'Words of a name, with or without diacritics; the last one may be a beginning',
  })
  name?: string;
  @TextField({ max: 20, optional: true, description: 'The applicant’s or the representative’s, whole' })
  identity?: string;
  @TextField({ max: 30, optional: true, description: 'The applicant’s or the representative’s, whole' })
  phone?: string;
  @OneOf(BOXES, {
    optional: true,
    description:
      'new, working, awaiting_applicant, to_hand_over, done: every dossier lies in one of them; overdue, due_soon (today or tomorrow): those of the first three by their due moment',
  })
  box?: Box;
  @TextListField({ max: 11, of: { oneOf: DOSSIER_STATES }, query: true, optional: true }) status?: string[];
  @TextField({ max: 100, optional: true, description: 'Code; received or decided by it or below it' })
  agency?: string;
  @BooleanField({ query: true, optional: true, description: 'Open and past the due moment now' })
  overdue?: boolean;
  @BooleanField({ query: true, optional: true, description: 'Open, due beyond the announced days off' })
  provisional?: boolean;
  @TextField({ max: 64, optional: true }) externalReference?: string;
  @TextField({ max: 100, optional: true, description: 'Exactly this agency' }) competentAgency?: string;
  @TextField({ max: 100, optional: true, description: 'Exactly this agency' }) receivingAgency?: string;
  @TextField({ max: 100, optional: true, description: 'This agency or one below it' })
  competentWithin?: string;
  @TextField({ max: 100, optional: true, description: 'This agency or one below it' })
  receivingWithin?: string;
  @TextField({ max: 100, optional: true }) field?: string;
  @TextField({ max: 100, optional: true }) procedure?: string;
  @OneOf(CHANNELS, { optional: true }) channel?: string;
  @TextField({
    max: 40,
    optional: true,
    pattern: new RegExp(`^(none|(${TIMELINESS.join('|')})(,(${TIMELINESS.join('|')}))*)$`),
    description: 'early, on_time, late, several with commas; or none: resolved without a due moment',
  })
  timeliness?: string;
  @LocalDayField({ optional: true }) resolvedFrom?: string;
  @LocalDayField({ optional: true, description: UP_TO }) resolvedTo?: string;
  @LocalDayField({ optional: true }) receivedFrom?: string;
  @LocalDayField({ optional: true, description: UP_TO }) receivedTo?: string;
  @BooleanField({ query: true, optional: true, description: 'Also count all that match' })
  withTotal?: boolean;
  @BooleanField({ query: true, optional: true, description: 'Also count the boxes, whatever `box` says' })
  withBoxes?: boolean;
}

/** hộp hồ sơ: how many lie in it */
export class BoxCount {
  @Shows('text', { oneOf: OPEN_BOXES }) box: string;
  @Shows(() => BilingualText) name: BilingualText;
  @Shows('integer') count: number;
}

export class DossierPage {
  @Shows(() => DossierSummary, { list: true }) items: DossierSummary[];
  @Shows('integer', { nullable: true, description: 'Only when asked for; from the same snapshot' })
  total: number | null;
  @Shows(() => BoxCount, {
    list: true,
    nullable: true,
    description: 'Only when asked for; from the same snapshot; all but `done`, which only grows',
  })
  boxes: BoxCount[] | null;
  @Shows('text', { nullable: true }) nextCursor: string | null;
}
