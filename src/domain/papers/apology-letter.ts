import { limitText } from '../deadline/explanation-words.js';
import type { PaperContent } from './paper-content.js';
import type { ApologyFacts } from './paper-facts.js';
import { field, headPlace, identityField, paperOf, sentence, strongField } from './paper-parts.js';
import { dateWords, momentWords } from './paper-words.js';

/** văn bản xin lỗi: once, with the reason and a new appointment, signed by the head (Decree 118/2025 art. 19.6) */
export function apologyLetterOf(facts: ApologyFacts): PaperContent {
  const { dossier, zone, dueAt, promisedDueAt, reason } = facts;
  const { applicant, competentName } = dossier;
  return paperOf(facts, {
    addressee: applicant.fullName,
    fields: [
      field('receivedAt', 'Hồ sơ được tiếp nhận', dateWords(dossier.receivedAt, zone)),
      field('agency', 'Cơ quan giải quyết', competentName),
      field('request', 'Thủ tục hành chính', dossier.procedureName),
      field('applicant', 'Người nộp hồ sơ', applicant.fullName),
      identityField(applicant),
      field('dueAt', 'Thời gian hẹn trả kết quả', momentWords(dueAt, zone)),
      sentence(
        'notDone',
        `Đến nay, ${competentName} chưa giải quyết xong hồ sơ của Ông/Bà theo thời gian đã hẹn.`,
      ),
      field('reason', 'Lý do', reason),
      field('extension', 'Thời gian đề nghị gia hạn', limitText(facts.extra).vi),
      sentence(
        'apology',
        `${competentName} chân thành xin lỗi Ông/Bà vì sự chậm trễ này và hẹn trả kết quả như sau:`,
      ),
      strongField('promisedDueAt', 'Thời gian hẹn trả kết quả mới', momentWords(promisedDueAt, zone)),
      sentence('closing', 'Rất mong nhận được sự thông cảm của Ông/Bà./.'),
    ],
    signatures: [headPlace(facts.signedName)],
  });
}
