import type { Bilingual } from '../deadline/explanation-words.js';
import type { PaperStay, PaperStays } from './paper-route.js';

const WORDS: Readonly<Record<PaperStays, Bilingual>> = {
  unknown: {
    vi: 'không có hồ sơ mang mã này do bộ phận một cửa này tiếp nhận',
    en: 'this desk took in no dossier with that code',
  },
  online: { vi: 'hồ sơ nộp trực tuyến, không có hồ sơ giấy', en: 'was filed online and has no papers' },
  not_accepted: { vi: 'hồ sơ chưa được tiếp nhận chính thức', en: 'has not been accepted yet' },
  ended: { vi: 'hồ sơ đã kết thúc giải quyết', en: 'has come to its end' },
  missing: {
    vi: 'hồ sơ giấy bị báo thiếu, bộ phận một cửa phải tìm và ghi nhận trước',
    en: 'its papers were found missing: the desk has to deal with that first',
  },
  on_open_list: { vi: 'hồ sơ đang nằm trên một phiếu bàn giao khác', en: 'is on another list that is open' },
  received: { vi: 'bên nhận đã ký nhận hồ sơ giấy', en: 'its receiver has the papers' },
  worked_on: {
    vi: 'đơn vị chuyên môn đã xử lý hồ sơ; nếu hồ sơ giấy còn ở bộ phận một cửa thì nêu mã hồ sơ khi lập phiếu',
    en: 'a department has worked on it; if the papers are still here, name its code',
  },
  sent_on: {
    vi: 'đã ghi nhận chuyển hồ sơ bằng cách khác (bưu chính)',
    en: 'is on record as sent on in another way',
  },
  at_desk: {
    vi: 'bộ phận một cửa chưa hoàn thành bước của mình, hoặc chưa có đơn vị nào phải xử lý',
    en: 'the desk has not finished its own step, or nobody has to work on it yet',
  },
  other_receiver: { vi: 'hồ sơ do cơ quan hoặc người khác xử lý', en: 'somebody else works on it' },
};

export function stayWords({ stays, number }: PaperStay): Bilingual {
  const { vi, en } = WORDS[stays];
  if (number === undefined) return { vi, en };
  return { vi: `${vi} (phiếu ${number})`, en: `${en} (list ${number})` };
}
