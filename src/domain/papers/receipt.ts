import { limitText } from '../deadline/explanation-words.js';
import type { TimeLimit } from '../deadline/time-limit.js';
import type { ClockStart } from '../procedure-rules.js';
import type { PaperContent } from './paper-content.js';
import type { PaperComponent, ReceiptFacts } from './paper-facts.js';
import {
  applicantFields,
  deskNameOf,
  field,
  listField,
  officerPlace,
  paperOf,
  requestField,
  strongField,
  submitterPlace,
} from './paper-parts.js';
import { capitalised, joined, momentWords } from './paper-words.js';

/** giấy tiếp nhận hồ sơ và hẹn trả kết quả */
export function receiptOf(facts: ReceiptFacts): PaperContent {
  const { zone, components, completeAt, entry, replaces } = facts;
  return paperOf(facts, {
    fields: [
      ...applicantFields(facts, 'Tiếp nhận hồ sơ của'),
      requestField(facts),
      listField('components', 'Thành phần hồ sơ nộp gồm', components.map(componentWords)),
      // A dossier is one set; nothing that we log has more.
      field('sets', 'Số lượng hồ sơ', '01 (bộ)'),
      field('term', 'Thời gian giải quyết hồ sơ theo quy định', limitText(facts.limit).vi),
      strongField('receivedAt', 'Thời gian nhận hồ sơ', momentWords(completeAt, zone)),
      strongField('dueAt', 'Thời gian trả kết quả giải quyết hồ sơ', dueWords(facts)),
      field('returnPlace', 'Đăng ký nhận kết quả', deliveryWords(facts)),
      field('bookVolume', 'Vào Sổ theo dõi hồ sơ, quyển số', entry.volume),
      field('bookNo', 'Số thứ tự', String(entry.no).padStart(5, '0')),
      ...(replaces === null ? [] : [field('replaces', 'Thay thế giấy tiếp nhận hồ sơ số', replaces)]),
    ],
    signatures: [submitterPlace(facts), officerPlace('Người tiếp nhận hồ sơ', facts.officerName)],
  });
}

/** `Tờ khai (01 bản chính, 02 bản sao)` */
function componentWords({ name, originals, copies }: PaperComponent): string {
  const two = (count: number): string => String(count).padStart(2, '0');
  const counts = joined(
    [originals > 0 && `${two(originals)} bản chính`, copies > 0 && `${two(copies)} bản sao`].map(
      (part) => part || null,
    ),
    ', ',
  );
  return counts === '' ? name : `${name} (${counts})`;
}

function dueWords({ dueAt, limit, startsWhen, zone }: ReceiptFacts): string {
  return dueAt === null ? conditionWords(limit, startsWhen) : momentWords(dueAt, zone);
}

const STARTS: Readonly<Record<ClockStart, string>> = {
  complete_dossier: 'nhận đủ hồ sơ',
  agency_received: 'cơ quan có thẩm quyền nhận được hồ sơ',
  fee_paid: 'người nộp hồ sơ nộp đủ phí, lệ phí',
};

/** While the term waits for its beginning: `sau 5 ngày làm việc kể từ khi …`. */
function conditionWords(limit: TimeLimit, startsWhen: ClockStart): string {
  const { vi } = limitText(limit);
  const term = limit.unit === 'same_day' ? capitalised(vi) : `Sau ${vi}`;
  return `${term}, kể từ khi ${STARTS[startsWhen]}`;
}

function deliveryWords({ delivery, desk }: ReceiptFacts): string {
  switch (delivery?.way) {
    case 'electronic':
      return 'Nhận kết quả điện tử trên Cổng Dịch vụ công quốc gia';
    case 'post':
      return joined(['Qua dịch vụ bưu chính', delivery.address], ', địa chỉ: ');
    case 'desk':
    case undefined:
      return `Trực tiếp tại ${joined([deskNameOf(desk), desk.deskName === desk.name ? null : desk.name, desk.address], ', ')}`;
  }
}
