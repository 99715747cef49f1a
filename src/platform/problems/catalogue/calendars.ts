import type { ProblemArea } from '../problem-entry.js';

export const CALENDAR_PROBLEMS = {
  'unknown-calendar': {
    status: 422,
    title: { vi: 'Không có lịch làm việc này', en: 'Unknown calendar' },
    detail: {
      vi: 'Không tìm thấy lịch làm việc có mã “{code}”.',
      en: 'There is no calendar with the code "{code}".',
    },
  },
  'out-of-calendar': {
    status: 422,
    title: { vi: 'Ngoài phạm vi lịch làm việc', en: 'Outside the calendar' },
    detail: {
      vi: 'Thời điểm này nằm ngoài phạm vi lịch làm việc của cơ quan.',
      en: 'This moment lies outside the working calendar of the agency.',
    },
  },
  'invalid-time-limit': {
    status: 422,
    title: { vi: 'Thời hạn không hợp lệ', en: 'Invalid time limit' },
    detail: {
      vi: 'Số lượng hoặc đơn vị của thời hạn không hợp lệ.',
      en: 'The amount or the unit of the time limit is not valid.',
    },
  },
  'invalid-calendar': {
    status: 422,
    title: { vi: 'Lịch làm việc không hợp lệ', en: 'Invalid calendar' },
    detail: {
      vi: 'Lịch làm việc “{calendar}” có dòng mâu thuẫn hoặc sai. {vi}',
      en: 'The calendar "{calendar}" has a contradictory or wrong row. {en}',
    },
  },
  'calendar-code-taken': {
    status: 409,
    title: { vi: 'Mã lịch làm việc đã được dùng', en: 'The calendar code is taken' },
    detail: {
      vi: 'Đã có lịch làm việc mang mã “{code}”.',
      en: 'There is already a calendar with the code "{code}".',
    },
  },
  'calendar-inherits-itself': {
    status: 422,
    title: { vi: 'Lịch làm việc kế thừa chính nó', en: 'The calendar inherits itself' },
    detail: {
      vi: 'Lịch “{calendar}” không thể kế thừa chính nó, trực tiếp hay qua lịch khác.',
      en: 'The calendar "{calendar}" cannot inherit itself, directly or through another one.',
    },
  },
  'day-declared-twice': {
    status: 422,
    title: { vi: 'Ngày được khai hai lần', en: 'A day is declared twice' },
    detail: {
      vi: 'Ngày {on} xuất hiện nhiều lần trong danh sách.',
      en: 'The day {on} is in the list more than once.',
    },
  },
  'day-not-declared': {
    status: 404,
    title: { vi: 'Chưa nhập ngày này', en: 'The day is not declared' },
    detail: {
      vi: 'Lịch “{calendar}” không có dòng riêng cho ngày {on}; dòng kế thừa phải bỏ ở lịch cấp trên.',
      en: 'The calendar "{calendar}" has no row of its own for {on}; an inherited one is taken back in its own calendar.',
    },
  },
  'calendar-import-decided': {
    status: 409,
    title: { vi: 'Lần nhập lịch đã được quyết định', en: 'The import is decided' },
    detail: {
      vi: 'Lần nhập lịch này đã được xử lý (trạng thái {state}).',
      en: 'This import has been decided already (state {state}).',
    },
  },
  'calendar-import-has-problems': {
    status: 409,
    title: { vi: 'Lịch nhập còn lỗi', en: 'The import has errors' },
    detail: {
      vi: 'Tệp còn {count} lỗi; hãy sửa tệp và nhập lại.',
      en: 'The file has {count} error(s); correct it and stage it again.',
    },
  },
  'day-not-counted': {
    status: 422,
    title: { vi: 'Không phải ngày làm việc', en: 'Not a counted day' },
    detail: {
      vi: 'Ngày {day} không phải ngày làm việc theo lịch của cơ quan.',
      en: '{day} is not a working day of the calendar.',
    },
  },
  'impossible-day': {
    status: 422,
    title: { vi: 'Ngày không có thật', en: 'Impossible day' },
    detail: {
      vi: 'Giá trị “{value}” không phải là một ngày có thật.',
      en: '"{value}" is not a day that exists.',
    },
  },
  'impossible-time': {
    status: 422,
    title: { vi: 'Giờ không có thật', en: 'Impossible time' },
    detail: {
      vi: 'Giá trị “{value}” không phải là giờ trong ngày dạng HH:MM.',
      en: '"{value}" is not a time of day written HH:MM.',
    },
  },
  'impossible-instant': {
    status: 422,
    title: { vi: 'Thời điểm không có thật', en: 'Impossible instant' },
    detail: {
      vi: 'Giá trị “{value}” không phải là một thời điểm có thật.',
      en: '"{value}" is not an instant that exists.',
    },
  },
  'unknown-zone': {
    status: 422,
    title: { vi: 'Không có múi giờ này', en: 'Unknown time zone' },
    detail: {
      vi: '“{zone}” không phải là tên múi giờ IANA.',
      en: '"{zone}" is not the name of an IANA time zone.',
    },
  },
  'invalid-cut-off': {
    status: 422,
    title: { vi: 'Giờ chốt không hợp lệ', en: 'Invalid cut-off' },
    detail: {
      vi: 'Giờ chốt trong ngày phải từ 0 đến 1440 phút.',
      en: 'A cut-off lies between 0 and 1440 minutes.',
    },
  },
  'extension-in-other-unit': {
    status: 422,
    title: { vi: 'Gia hạn khác đơn vị', en: 'The extension is in another unit' },
    detail: {
      vi: 'Không thể gia hạn thời hạn tính theo “{limit}” bằng đơn vị “{extension}”.',
      en: 'A limit in "{limit}" cannot be extended in "{extension}".',
    },
  },
  'not-whole-days': {
    status: 422,
    title: { vi: 'Số ngày phải là số nguyên', en: 'Whole days are needed' },
    detail: {
      vi: 'Số ngày làm việc phải là số nguyên không âm.',
      en: 'The number of working days must be a whole number, zero or more.',
    },
  },
  'negative-working-time': {
    status: 422,
    title: { vi: 'Thời gian làm việc âm', en: 'Negative working time' },
    detail: {
      vi: 'Thời gian làm việc cần cộng không được âm.',
      en: 'Working time to be added cannot be negative.',
    },
  },
  'clock-refused': {
    status: 409,
    title: { vi: 'Không thực hiện được với đồng hồ thời hạn', en: 'The clock refuses' },
    detail: {
      vi: 'Đồng hồ thời hạn không nhận thao tác “{verb}” ở trạng thái hiện tại ({because}).',
      en: 'The clock does not take "{verb}" in its present state ({because}).',
    },
  },
} satisfies ProblemArea;
