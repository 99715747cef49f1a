import { DomainError } from '../domain-error.js';
import { extendClock } from '../deadline/deadline-clock.js';
import { validateTimeLimit, type TimeLimit } from '../deadline/time-limit.js';
import type { ExtensionRule } from '../procedure-rules.js';
import { changeClocks, isKind, legalClockOf } from './case-clocks.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { isDecided } from './endings.js';
import { onOwnTerm } from './legal-clock.js';
import type { CaseContext, Decision, DossierCase } from './dossier-case.js';

export interface ExtendCommand {
  readonly extension: TimeLimit;
  readonly reason: string;
  /** The decision that extends; the version's basis where none is named. */
  readonly legalBasis: string | null;
}

/**
 * Sector law lets the term be longer: it is counted on from the old due moment, which moves. Once per dossier: a
 * later restart gives the full limit again without the extension, and no second one.
 * @throws DomainError action-not-allowed, already-decided, extension-not-allowed, invalid-time-limit, extension-in-other-unit,
 *   extension-too-long, already-extended, extension-after-expiry
 */
export function extendDeadline(before: DossierCase, command: ExtendCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'extend');
  if (isDecided(before)) throw new DomainError('already-decided', { action: 'extend' });
  const { extension, reason } = command;
  const rule = context.rules.extension;
  if (!rule) throw new DomainError('extension-not-allowed', {});
  assertWithin(extension, rule);
  const { extendedAt, dueAt: oldDueAt } = before.dossier;
  if (extendedAt) throw new DomainError('already-extended', { extendedAt });
  if (oldDueAt && oldDueAt < context.now) {
    throw new DomainError('extension-after-expiry', { dueAt: oldDueAt });
  }
  const extended = changeClocks(
    onOwnTerm(before, context),
    isKind('processing'),
    (clock, calendars) => extendClock(clock, extension, context.now, calendars),
    context,
  );
  const after = { ...extended, dossier: { ...extended.dossier, extendedAt: context.now } };
  const data = {
    extension,
    reason,
    legalBasis: command.legalBasis ?? rule.legalBasis,
    oldDueAt: oldDueAt?.toISOString() ?? null,
    dueAt: legalClockOf(after)?.dueAt?.toISOString() ?? null,
  };
  return { after, events: [{ type: 'deadline_extended', data }], flags: [] };
}

function assertWithin(extension: TimeLimit, { most }: ExtensionRule): void {
  validateTimeLimit(extension, 'extension');
  if (extension.unit !== most.unit) {
    throw new DomainError(
      'extension-in-other-unit',
      { limit: most.unit, extension: extension.unit },
      'extension.unit',
    );
  }
  if (extension.amount > most.amount) {
    const { amount, unit } = extension;
    throw new DomainError('extension-too-long', { amount, unit, most: most.amount }, 'extension.amount');
  }
}
