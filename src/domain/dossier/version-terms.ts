import type { VersionTerms } from '../deadline/clock-beginning.js';
import type { Channel } from '../procedure-rules.js';
import type { CaseContext } from './dossier-case.js';
import { startsWhen } from './legal-clock.js';

/** What the version of a dossier says of the beginning of its clocks. */
export function versionTermsOf(channel: Channel, context: CaseContext): VersionTerms {
  return { startsWhen: startsWhen(channel, context), supplementPolicy: context.rules.supplementPolicy.kind };
}
