import type { PaperContent } from './paper-content.js';
import type { StopFacts } from './paper-facts.js';
import { applicantFields, field, headPlace, paperOf, sentence, strongField } from './paper-parts.js';
import { momentWords } from './paper-words.js';

/** thông báo dừng giải quyết hồ sơ (Decree 118/2025 art. 21; Circular 03/2025 art. 7) */
export function stopNoticeOf(facts: StopFacts): PaperContent {
  const { dossier, zone, issuedAt, issuer, reason, byApplicant } = facts;
  const cause = byApplicant
    ? 'Theo đề nghị rút hồ sơ của người nộp hồ sơ'
    : `${issuer.name} dừng giải quyết hồ sơ`;
  return paperOf(facts, {
    addressee: dossier.applicant.fullName,
    fields: [
      ...applicantFields(facts, 'Hồ sơ của'),
      field('request', 'Thủ tục hành chính', dossier.procedureName),
      field('receivedAt', 'Thời gian nhận hồ sơ', momentWords(dossier.receivedAt, zone)),
      field('cause', 'Trường hợp dừng giải quyết', cause),
      field('reason', 'Lý do', reason),
      strongField('stoppedAt', 'Thời điểm dừng giải quyết', momentWords(issuedAt, zone)),
      sentence(
        'returned',
        'Giấy tờ trong hồ sơ và phí, lệ phí (nếu có) được trả lại theo quy định của pháp luật chuyên ngành.',
      ),
      sentence('closing', 'Xin thông báo để Ông/Bà được biết./.'),
    ],
    signatures: [headPlace(null)],
  });
}
