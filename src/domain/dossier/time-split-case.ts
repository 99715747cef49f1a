import { planStepOf } from '../workflow/workflow-plan.js';
import type { CaseContext, CaseStep, DossierCase } from './dossier-case.js';
import { legalClockOf } from './case-clocks.js';
import { startsWhen } from './legal-clock.js';
import { splitTime, type TimePiece, type Wait } from './time-split.js';
import type { PathStep } from './time-split-path.js';

/**
 * Whose time a dossier took from its first start until a moment: the result, its end, or now. Empty before it is
 * accepted. Time after `current.dossier.dueAt` is marked late.
 * @throws DomainError `out-of-calendar`
 */
export function splitTimeOf(current: DossierCase, until: Date, context: CaseContext): readonly TimePiece[] {
  const startAt = firstStartOf(current);
  if (!startAt || until < startAt) return [];
  const { steps, dossier } = current;
  return splitTime(
    {
      startAt,
      until,
      dueAt: dossier.dueAt,
      receivingAgencyId: context.receiving.agencyId,
      steps: steps.map((step) => pathStepOf(step, context)),
      waits: [...waitBeforeStart(current, startAt, until, context), ...pausesOf(current)],
    },
    context.competent.calendar,
  );
}

/** A backlog entry's steps open in the past; where the legal clock starts later, the acceptance is first. */
function firstStartOf({ dossier, steps, clocks }: DossierCase): Date | null {
  if (!dossier.acceptedAt) return null;
  const handOvers = clocks.filter(({ terms }) => terms.kind === 'hand_over');
  const moments = [
    dossier.acceptedAt,
    ...steps.map(({ openedAt }) => openedAt),
    ...handOvers.map(({ startedAt }) => startedAt),
  ];
  return new Date(Math.min(...moments.map((at) => at.getTime())));
}

function pathStepOf(step: CaseStep, { plan }: CaseContext): PathStep {
  const outcome = planStepOf(plan, step.stepKey)?.outcomes.find(({ key }) => key === step.outcome);
  return { ...step, next: outcome?.next ?? [], hasResult: outcome?.result !== undefined };
}

/**
 * From the sending to the competent agency's receipt, or until the fee is paid. What nobody recorded as sent is with
 * the desk, and so is what was taken back.
 */
function waitBeforeStart(
  { dossier, steps, clocks }: DossierCase,
  from: Date,
  until: Date,
  context: CaseContext,
): readonly Wait[] {
  const event = startsWhen(dossier.channel, context);
  if (event === 'complete_dossier') return [];
  // A restart moves the legal clock's start; the first step still tells when it began.
  const to = steps[0]?.openedAt ?? until;
  if (event === 'fee_paid') return [{ kind: 'payment', from, to }];
  return clocks
    .filter(({ terms, leg }) => terms.kind === 'acknowledgement' && leg === null)
    .map(({ startedAt, stoppedAt }) => ({ kind: 'transfer', from: startedAt, to: stoppedAt ?? to }));
}

const PAUSED_FOR: Readonly<Record<string, Wait['kind']>> = {
  supplement: 'applicant',
  payment: 'payment',
  outage: 'outage',
};

function pausesOf({ clocks, supplements }: DossierCase): readonly Wait[] {
  const legal = legalClockOf({ clocks });
  const pauses = (legal?.exclusions ?? []).flatMap(({ reason, from, to }): Wait[] => {
    const kind = PAUSED_FOR[reason];
    return kind ? [{ kind, from, to }] : [];
  });
  const papers = supplements
    .filter(({ stage }) => stage === 'after_acceptance')
    .map(({ requestedAt: from, receivedAt }): Wait => {
      return { kind: 'applicant', from, to: receivedAt ?? endOfWait(clocks, from) };
    });
  return [...pauses, ...papers];
}

/** The papers never came and the dossier ended; what was asked for is not owed any more once it is reopened. */
function endOfWait(clocks: DossierCase['clocks'], requestedAt: Date): Date | null {
  const wait = clocks.find(
    ({ terms, startedAt }) =>
      terms.kind === 'supplement_wait' && startedAt.getTime() === requestedAt.getTime(),
  );
  return wait?.stoppedAt ?? null;
}
