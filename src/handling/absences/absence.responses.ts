import { STEP_ROLES } from '../../domain/dossier/absences.js';
import { NamedCode, OfficerResponse } from '../../dossiers/dossier-response.contract.js';
import { Shows } from '../../platform/openapi/shows.js';

export const ABSENCE_STATES = ['coming', 'running', 'over', 'cancelled'] as const;
export type AbsenceState = (typeof ABSENCE_STATES)[number];

export class EarlierAbsenceResponse {
  @Shows('day') lastOn: string;
  @Shows(() => OfficerResponse, { nullable: true }) standIn: OfficerResponse | null;
  @Shows(() => OfficerResponse, { nullable: true }) changedBy: OfficerResponse | null;
  @Shows('instant') changedAt: string;
}

export class AbsenceResponse {
  @Shows('text') id: string;
  @Shows(() => OfficerResponse) person: OfficerResponse;
  @Shows(() => NamedCode, { nullable: true }) agency: NamedCode | null;
  @Shows('day') firstOn: string;
  @Shows('day', { description: 'Included' }) lastOn: string;
  @Shows('text', { oneOf: ABSENCE_STATES, description: 'As of today' }) state: AbsenceState;
  @Shows(() => OfficerResponse, { nullable: true }) standIn: OfficerResponse | null;
  @Shows('text', { nullable: true, description: 'Shown to the person and whoever heads the agency' })
  reason: string | null;
  @Shows('integer', { description: 'Open steps that the person has in hand' }) inHand: number;
  @Shows('integer', { description: 'Of these, what nobody does meanwhile' }) uncovered: number;
  @Shows(() => OfficerResponse, { nullable: true }) recordedBy: OfficerResponse | null;
  @Shows('instant') recordedAt: string;
  @Shows(() => EarlierAbsenceResponse, { list: true, description: 'What it said before it was changed' })
  earlier: EarlierAbsenceResponse[];
}

export class AbsencePage {
  @Shows(() => AbsenceResponse, { list: true }) items: AbsenceResponse[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}

export class ColleagueResponse {
  @Shows('text') username: string;
  @Shows('text') fullName: string;
  @Shows('text', { list: true, oneOf: STEP_ROLES, description: 'Whose steps he does' }) roles: string[];
  @Shows('day', { nullable: true, description: 'Away today, up to and including that day' })
  awayUntil: string | null;
}

export class ColleaguesResponse {
  @Shows(() => NamedCode) agency: NamedCode;
  @Shows(() => ColleagueResponse, { list: true }) items: ColleagueResponse[];
}
