import { timelinessOf, type Timeliness } from '../rates/timeliness.js';

/** A piece of work as the slip follows it. */
export interface FollowedStep {
  readonly no: number;
  readonly name: string;
  readonly agencyName: string;
  readonly finishedAt: Date | null;
  readonly dueAt: Date | null;
  readonly isOpen: boolean;
  /** Who ended it; null while it is open, or where a rule ended it. */
  readonly finishedBy: string | null;
  readonly note: string | null;
}

export interface FollowedEvent {
  readonly type: string;
  readonly at: Date;
  /** null: a rule acted. */
  readonly actorName: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface FollowedDossier {
  readonly deskName: string;
  readonly applicantName: string;
  readonly steps: readonly FollowedStep[];
  /** In the order of the timeline. */
  readonly events: readonly FollowedEvent[];
  readonly zone: string;
}

/** A side of a hand-over. */
export interface HandOverSide {
  readonly unit: string;
  readonly work: string | null;
  readonly person: string | null;
}

/** One row of phiếu kiểm soát quá trình giải quyết hồ sơ. */
export interface HandOver {
  readonly giver: HandOverSide;
  readonly receiver: HandOverSide;
  readonly at: Date;
  /** Of the giver's leg, as the receiver records it; null where no term was set for it. */
  readonly result: Timeliness | null;
  readonly note: string | null;
  /** The receiver's work, while it is being done. */
  readonly heldUntil: { readonly dueAt: Date | null } | null;
}

/** Every hand-over of a dossier, read off its timeline: nobody has to write the slip. */
export function handOversOf(dossier: FollowedDossier): readonly HandOver[] {
  return dossier.events.flatMap((event, index) => [
    ...openedBy(event).flatMap((no) => passedOn(dossier, event, no)),
    ...ended(dossier, event, dossier.events.slice(0, index)),
  ]);
}

function openedBy({ data }: FollowedEvent): readonly number[] {
  const opened: readonly unknown[] = Array.isArray(data['opened']) ? data['opened'] : [];
  return opened.flatMap((each) => {
    const no = (each as { stepNo?: unknown } | null)?.stepNo;
    return typeof no === 'number' ? [no] : [];
  });
}

function passedOn(dossier: FollowedDossier, event: FollowedEvent, no: number): HandOver[] {
  const receiving = stepOf(dossier, no);
  if (!receiving) return [];
  const giving = stepOf(dossier, event.data['stepNo']);
  return [
    {
      giver: giving ? sideOf(giving, event.actorName) : deskSide(dossier, event.actorName),
      receiver: sideOf(receiving, receiving.finishedBy),
      at: event.at,
      result: giving ? resultOf(giving, dossier.zone) : null,
      note: giving?.note ?? null,
      heldUntil: receiving.isOpen ? { dueAt: receiving.dueAt } : null,
    },
  ];
}

/** The result comes to the desk, and from there to the applicant. */
function ended(
  dossier: FollowedDossier,
  { type, at, actorName }: FollowedEvent,
  before: readonly FollowedEvent[],
): HandOver[] {
  const last = stepOf(dossier, before.findLast((event) => event.type === 'step_finished')?.data['stepNo']);
  if (type === 'dossier_resolved' && last) {
    const result = resultOf(last, dossier.zone);
    const receiver = deskSide(dossier, null);
    return [{ giver: sideOf(last, actorName), receiver, at, result, note: last.note, heldUntil: null }];
  }
  if (type !== 'result_handed_over') return [];
  const receiver = { unit: dossier.applicantName, work: null, person: null };
  return [{ giver: deskSide(dossier, actorName), receiver, at, result: null, note: null, heldUntil: null }];
}

function stepOf({ steps }: FollowedDossier, no: unknown): FollowedStep | undefined {
  return steps.find((step) => step.no === no);
}

function sideOf({ agencyName, name }: FollowedStep, person: string | null): HandOverSide {
  return { unit: agencyName, work: name, person };
}

function deskSide({ deskName }: FollowedDossier, person: string | null): HandOverSide {
  return { unit: deskName, work: null, person };
}

function resultOf({ finishedAt, dueAt }: FollowedStep, zone: string): Timeliness | null {
  return finishedAt && dueAt ? timelinessOf(finishedAt, dueAt, zone) : null;
}

/** trước hạn, đúng hạn, quá hạn */
export const RESULT_WORDS: Readonly<Record<Timeliness, string>> = {
  early: 'Trước hạn',
  on_time: 'Đúng hạn',
  late: 'Quá hạn',
};
