import type { Channel, ClockStart } from '../../domain/procedure-rules.js';
import type { BilingualText } from '../../dossiers/dossier-response.contract.js';

const NOTES: Readonly<Record<ClockStart, BilingualText>> = {
  complete_dossier: {
    vi: 'Thời hạn tính từ khi hồ sơ được tiếp nhận đầy đủ, hợp lệ. Hạn nêu ở đây áp dụng khi hồ sơ được tiếp nhận đúng vào thời điểm đã nhập.',
    en: 'The term counts from the acceptance of the complete dossier. The due moment given here holds if it is accepted at the moment entered.',
  },
  agency_received: {
    vi: 'Thời hạn tính từ khi cơ quan có thẩm quyền nhận được hồ sơ, không phải từ khi nộp. Hạn nêu ở đây áp dụng khi cơ quan có thẩm quyền nhận được hồ sơ đúng vào thời điểm đã nhập.',
    en: 'The term counts from the receipt by the competent agency, not from the filing. The due moment given here holds if that agency receives the dossier at the moment entered.',
  },
  fee_paid: {
    vi: 'Thời hạn tính từ khi nhận đủ hồ sơ hợp lệ và người nộp đã nộp phí, lệ phí. Hạn nêu ở đây áp dụng khi phí, lệ phí được nộp đúng vào thời điểm đã nhập.',
    en: 'The term counts from the complete dossier together with its paid fee. The due moment given here holds if the fee is paid at the moment entered.',
  },
};

/** What a promise beforehand depends on; null at the counter, where the complete dossier is accepted at once. */
export function startNoteOf(channel: Channel, start: ClockStart): BilingualText | null {
  return channel === 'counter' && start === 'complete_dossier' ? null : NOTES[start];
}
