import type { Channel } from '../procedure-rules.js';
import type { StepKind, StepRole } from '../workflow/workflow-plan.js';
import type { DossierState } from './dossier-lifecycle.js';

/** Where the paper of a dossier is, and what says where it has to go. */
export interface PaperPlace {
  readonly channel: Channel;
  readonly state: DossierState;
  readonly receivingAgencyId: string;
  readonly competentAgencyId: string;
  /** The desk owes it to an agency elsewhere. */
  readonly isToBeSentOn: boolean;
  readonly openSteps: readonly {
    readonly agencyId: string;
    readonly role: StepRole;
    readonly kind: StepKind;
  }[];
  /** The list that has it; `missing`: its receiver did not find it in the box. */
  readonly held: { readonly number: string; readonly as: 'awaited' | 'missing' } | null;
  /** A receiver signed for it. */
  readonly lastReceivedAt: Date | null;
  /** A department finished a step on it. */
  readonly lastWorkedAt: Date | null;
  /** The desk took further papers for it. */
  readonly deskTookAt: Date | null;
}

export interface PaperReceiver {
  readonly agencyId: string;
  readonly role: StepRole;
}

export const PAPER_STAYS = [
  'unknown',
  'online',
  'not_accepted',
  'ended',
  'missing',
  'on_open_list',
  'received',
  'worked_on',
  'sent_on',
  'at_desk',
  'other_receiver',
] as const;
/** Why the paper of a dossier goes on no list now. */
export type PaperStays = (typeof PAPER_STAYS)[number];

export interface PaperStay {
  readonly stays: PaperStays;
  /** Of the list that has it. */
  readonly number?: string;
}

export type PaperRoute = { readonly to: readonly PaperReceiver[] } | PaperStay;

const ENDED: readonly DossierState[] = ['resolved', 'returned', 'withdrawn', 'stopped', 'not_accepted'];
const NOT_ACCEPTED: readonly DossierState[] = ['registered', 'awaiting_correction'];

/**
 * Where the desk has to carry the paper: to whoever works on the dossier now (Decree 118/2025 art. 18), or to the agency
 * that decides it elsewhere (art. 20). An opinion is asked for with electronic data, so it draws no paper.
 * @param isNamed the officer has it in hand: that a department worked on it does not mean that it has the paper
 */
export function paperRouteOf(place: PaperPlace, isNamed = false): PaperRoute {
  if (place.channel === 'online') return { stays: 'online' };
  if (NOT_ACCEPTED.includes(place.state)) return { stays: 'not_accepted' };
  if (ENDED.includes(place.state)) return { stays: 'ended' };
  if (place.held) {
    const { number, as } = place.held;
    return { stays: as === 'missing' ? 'missing' : 'on_open_list', number };
  }
  if (isSince(place.lastReceivedAt, place)) return { stays: 'received' };
  if (!isNamed && isSince(place.lastWorkedAt, place)) return { stays: 'worked_on' };
  return isDecidedElsewhere(place) ? routeElsewhere(place) : routeByStep(place);
}

/** What the desk took later lies at the desk again. */
function isSince(moment: Date | null, { deskTookAt }: PaperPlace): boolean {
  return moment !== null && (deskTookAt === null || moment >= deskTookAt);
}

/** Its legal term waits for the word of the agency that decides. */
function isDecidedElsewhere({ state, competentAgencyId, receivingAgencyId }: PaperPlace): boolean {
  return state === 'accepted' && competentAgencyId !== receivingAgencyId;
}

function routeElsewhere({ isToBeSentOn, competentAgencyId: agencyId }: PaperPlace): PaperRoute {
  if (!isToBeSentOn) return { stays: 'sent_on' };
  return { to: [{ agencyId, role: 'processing_officer' }] };
}

function routeByStep({ openSteps }: PaperPlace): PaperRoute {
  const to = openSteps
    .filter(({ role, kind }) => role !== 'reception_officer' && kind !== 'consultation')
    .map(({ agencyId, role }) => ({ agencyId, role }));
  return to.length === 0 ? { stays: 'at_desk' } : { to };
}

export interface PaperAsk {
  readonly receiverAgencyId: string;
  /** null: whoever works there. */
  readonly role: StepRole | null;
  readonly isNamed: boolean;
}

/** Why the paper does not go to that receiver now; null: it goes. */
export function stayOf(place: PaperPlace, { receiverAgencyId, role, isNamed }: PaperAsk): PaperStay | null {
  const route = paperRouteOf(place, isNamed);
  if ('stays' in route) return route;
  const isThere = route.to.some(
    (receiver) => receiver.agencyId === receiverAgencyId && (role === null || receiver.role === role),
  );
  return isThere ? null : { stays: 'other_receiver' };
}

/** phiếu bàn giao: an item of a list as its receiver answers it. */
export const PAPER_ANSWERS = ['received', 'missing', 'returned'] as const;
export type PaperAnswer = (typeof PAPER_ANSWERS)[number];

export interface GivenPaper {
  /** null: the receiver has not answered. */
  readonly result: PaperAnswer | null;
  /** The desk has dealt with what was missing. */
  readonly isSettled: boolean;
}

/**
 * What an answer does to an item. The first word holds, but what was missing may turn up at the receiver's until the desk
 * has dealt with it.
 */
export function answered(paper: GivenPaper, answer: PaperAnswer): 'taken' | 'unchanged' | 'refused' {
  if (paper.result === null) return 'taken';
  if (paper.result === answer) return 'unchanged';
  return paper.result === 'missing' && !paper.isSettled && answer === 'received' ? 'taken' : 'refused';
}
