import { EXCLUSIONS, instantText, type Bilingual } from '../deadline/explanation-words.js';
import { later } from '../deadline/excluded-time.js';
import type { StepRole } from '../workflow/workflow-plan.js';
import { awaitedLegs } from './acknowledge-leg.js';
import type { CaseClock, DossierCase } from './dossier-case.js';
import { isToBeSentOn } from './send-on.js';

/** Who has it in hand; `nobody`: it has come to its end. */
export type Holder = 'agency' | 'applicant' | 'nobody';

/** One place where a dossier is; after a fork it is at several at once. */
export interface Holding {
  readonly holder: Holder;
  /** null: it is at no agency. */
  readonly agencyId: string | null;
  readonly role: StepRole | null;
  readonly coverRole?: StepRole | null;
  /** The one of them who has taken it up, if any. */
  readonly assigneeId?: string | null;
  /** What is done there, or waited for. */
  readonly doing: Bilingual;
  readonly since: Date;
}

interface Places {
  readonly receivingAgencyId: string;
  readonly competentAgencyId: string;
}

/** Where a dossier is and since when: whoever has to act next has it. */
export function holdingsOf(current: DossierCase, places: Places): readonly Holding[] {
  const { state, receivedAt, acceptedAt, resolvedAt, resultAtDeskAt } = current.dossier;
  const desk = { holder: 'agency', agencyId: places.receivingAgencyId, role: 'reception_officer' } as const;
  const decider = { ...desk, agencyId: places.competentAgencyId, role: 'processing_officer' } as const;
  switch (state) {
    case 'registered':
      return [
        { ...desk, doing: DOING.answer, since: runningSince(current, 'intake_response') ?? receivedAt },
      ];
    case 'accepted':
      return [transfer(current, { desk, decider }, acceptedAt ?? receivedAt)];
    case 'in_progress':
      return steps(current, { ...decider, doing: DOING.work, since: acceptedAt ?? receivedAt });
    case 'awaiting_correction':
    case 'awaiting_supplement':
      return [applicant(DOING.papers, askedAt(current) ?? receivedAt)];
    case 'awaiting_payment':
      return [applicant(DOING.fee, runningSince(current, 'payment_wait') ?? acceptedAt ?? receivedAt)];
    case 'resolved':
      return resultAtDeskAt === null
        ? [{ ...decider, doing: DOING.bringResult, since: resolvedAt ?? receivedAt }]
        : [{ ...desk, doing: DOING.handOver, since: resultAtDeskAt }];
    case 'returned':
    case 'not_accepted':
    case 'withdrawn':
    case 'stopped':
      return [{ holder: 'nobody', agencyId: null, role: null, doing: ENDED[state], since: endedAt(current) }];
  }
}

/** The sentence that answers a telephone call. */
export function whereaboutsWords(
  code: string,
  holdings: readonly (Holding & { readonly place: Bilingual | null })[],
  pause: { readonly reason: Bilingual; readonly since: Date } | null,
  zone: string,
): Bilingual {
  const told = holdings.map(({ place, doing, since }) => {
    const { vi, en } = instantText(since, zone);
    return {
      vi: `${place ? `ở ${place.vi}: ` : ''}${doing.vi}, từ ${vi}`,
      en: `${place ? `at ${place.en}: ` : ''}${doing.en}, since ${en}`,
    };
  });
  const halt = pause && instantText(pause.since, zone);
  const stands = {
    vi: pause && halt ? `. Thời hạn tạm dừng từ ${halt.vi}: ${pause.reason.vi}` : '',
    en: pause && halt ? `. The time limit has stood still since ${halt.en}: ${pause.reason.en}` : '',
  };
  return {
    vi: `Hồ sơ ${code} ${told.map(({ vi }) => vi).join('; ')}${stands.vi}.`,
    en: `Dossier ${code} ${told.map(({ en }) => en).join('; ')}${stands.en}.`,
  };
}

/** Why the legal term stands still, and since when; null: it does not. */
export function pauseOf({ clocks }: Pick<DossierCase, 'clocks'>) {
  const legal = clocks.findLast(({ terms }) => terms.kind === 'processing');
  const pause = legal?.exclusions.find(({ kind, to }) => kind === 'pause' && to === null);
  return pause && legal?.stoppedAt === null ? { reason: EXCLUSIONS[pause.reason], since: pause.from } : null;
}

const DOING = {
  answer: { vi: 'chờ trả lời tiếp nhận', en: 'to be accepted or answered' },
  sendOn: { vi: 'chờ chuyển đến cơ quan giải quyết', en: 'to be sent on to the agency that decides' },
  confirm: { vi: 'đang chuyển đến, chờ xác nhận đã nhận', en: 'on its way, to be confirmed on arrival' },
  work: { vi: 'đang giải quyết', en: 'being worked on' },
  papers: {
    vi: 'đang chờ người nộp bổ sung, hoàn thiện hồ sơ',
    en: 'waits for the applicant to complete it',
  },
  fee: { vi: 'đang chờ người nộp hồ sơ nộp phí, lệ phí', en: 'waits for the applicant to pay the fee' },
  bringResult: {
    vi: 'đã có kết quả, đang chuyển về nơi trả kết quả',
    en: 'the result is on its way to the desk',
  },
  handOver: { vi: 'kết quả chờ trả cho người nộp', en: 'the result is to be handed over' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const ENDED = {
  returned: { vi: 'đã trả kết quả', en: 'the result was handed over' },
  not_accepted: { vi: 'đã từ chối tiếp nhận', en: 'was not accepted' },
  withdrawn: { vi: 'đã được rút', en: 'was withdrawn' },
  stopped: { vi: 'đã dừng giải quyết', en: 'was stopped' },
} as const satisfies Readonly<Record<string, Bilingual>>;

type Place = Pick<Holding, 'holder' | 'agencyId' | 'role'>;

function transfer(
  current: DossierCase,
  { desk, decider }: { readonly desk: Place; readonly decider: Place },
  acceptedAt: Date,
): Holding {
  if (isToBeSentOn(current)) {
    // Reopened it waits anew, whenever it was accepted.
    const since = later(runningSince(current, 'hand_over') ?? acceptedAt, acceptedAt);
    return { ...desk, doing: DOING.sendOn, since };
  }
  return { ...decider, doing: DOING.confirm, since: runningSince(current, 'acknowledgement') ?? acceptedAt };
}

function steps(current: DossierCase, otherwise: Holding): readonly Holding[] {
  const open = current.steps.filter(({ state }) => state === 'open');
  if (open.length === 0) return [otherwise];
  const awaited = awaitedLegs(current).map(({ leg }) => leg);
  return open.map(({ agencyId, role, coverRole, assigneeId, nameVi, nameEn, openedAt, leg }) => ({
    holder: 'agency',
    agencyId,
    role,
    coverRole,
    assigneeId,
    doing: awaited.includes(leg)
      ? { vi: `${nameVi} (chờ xác nhận đã nhận)`, en: `${nameEn} (to be confirmed on arrival)` }
      : { vi: nameVi, en: nameEn },
    since: openedAt,
  }));
}

function applicant(doing: Bilingual, since: Date): Holding {
  return { holder: 'applicant', agencyId: null, role: null, doing, since };
}

function endedAt({ dossier }: DossierCase): Date {
  return dossier.returnedAt ?? dossier.endedAt ?? dossier.resolvedAt ?? dossier.receivedAt;
}

function askedAt({ supplements }: DossierCase): Date | undefined {
  return supplements.findLast(({ receivedAt }) => receivedAt === null)?.requestedAt;
}

function runningSince({ clocks }: DossierCase, wanted: CaseClock['terms']['kind']): Date | undefined {
  return clocks.findLast(({ terms, stoppedAt }) => terms.kind === wanted && stoppedAt === null)?.startedAt;
}
