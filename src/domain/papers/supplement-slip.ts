import type { PaperContent } from './paper-content.js';
import type { SupplementFacts } from './paper-facts.js';
import {
  applicantFields,
  field,
  listField,
  officerPlace,
  paperOf,
  requestField,
  sentence,
  strongField,
  submitterPlace,
} from './paper-parts.js';
import { dateWords, joined } from './paper-words.js';

/** phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: everything that is missing, told in one notice (Decree 118/2025 art. 16.3) */
export function supplementSlipOf(facts: SupplementFacts): PaperContent {
  const { items, reason, ruleOfSecondRequest, answerBy, zone } = facts;
  return paperOf(facts, {
    fields: [
      ...applicantFields(facts, 'Hồ sơ của'),
      requestField(facts),
      listField('items', 'Yêu cầu bổ sung, hoàn thiện hồ sơ gồm những nội dung sau', items),
      field('reason', 'Lý do', reason),
      ...(ruleOfSecondRequest === null
        ? []
        : [field('legalBasis', 'Căn cứ yêu cầu bổ sung thêm lần nữa', ruleOfSecondRequest)]),
      // The applicant's term ends at 24:00, which is the next day already.
      ...(answerBy === null
        ? []
        : [
            strongField(
              'answerBy',
              'Thời hạn bổ sung, hoàn thiện hồ sơ',
              `hết ${dateWords(new Date(answerBy.getTime() - 1), zone)}`,
            ),
          ]),
      sentence('contact', contactWords(facts)),
    ],
    signatures: [submitterPlace(facts), officerPlace('Người hướng dẫn', facts.officerName)],
  });
}

function contactWords({ officerName, issuer }: SupplementFacts): string {
  const who = officerName ?? issuer.name;
  const phone = issuer.phone && `số điện thoại ${issuer.phone}`;
  const contact = joined([who, officerName === null ? null : issuer.name, phone], ', ');
  return `Nếu có vướng mắc khi bổ sung, hoàn thiện hồ sơ, đề nghị Ông/Bà liên hệ ${contact} để được hướng dẫn.`;
}
