import type { PaperContent, SignaturePlace } from './paper-content.js';
import type { RefusalFacts } from './paper-facts.js';
import {
  applicantFields,
  deskNameOf,
  field,
  headPlace,
  officerPlace,
  paperOf,
  requestField,
  sentence,
  submitterPlace,
} from './paper-parts.js';
import { momentWords } from './paper-words.js';

/** phiếu từ chối tiếp nhận, giải quyết hồ sơ: at the desk, or as the result (Decree 118/2025 art. 17.1, 19.3) */
export function refusalSlipOf(facts: RefusalFacts): PaperContent {
  const { issuer, dossier, zone, reason, isResult, atDesk } = facts;
  const who = atDesk ? deskNameOf(issuer) : issuer.name;
  const refused = isResult ? 'từ chối giải quyết' : 'không tiếp nhận';
  return paperOf(facts, {
    fields: [
      ...applicantFields(facts, 'Hồ sơ của'),
      requestField(facts),
      field('receivedAt', 'Thời gian nhận hồ sơ', momentWords(dossier.receivedAt, zone)),
      sentence('decision', `Qua xem xét, ${who} thông báo ${refused} hồ sơ nêu trên.`),
      field('reason', 'Lý do', reason),
      sentence('closing', 'Xin thông báo để Ông/Bà được biết và thực hiện./.'),
    ],
    signatures: signaturesOf(facts),
  });
}

function signaturesOf(facts: RefusalFacts): readonly SignaturePlace[] {
  if (facts.isResult) return [submitterPlace(facts), headPlace(facts.officerName)];
  return [submitterPlace(facts), officerPlace('Người tiếp nhận hồ sơ', facts.officerName)];
}
