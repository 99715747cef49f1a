import type { ProblemArea } from '../problem-entry.js';

/** What can be wrong with a row of a calendar; also the reasons inside `invalid-calendar`. */
export const CALENDAR_ROW_PROBLEMS = {
  'impossible-session': {
    status: 422,
    title: { vi: 'Ca làm việc không hợp lệ', en: 'Impossible session' },
    detail: {
      vi: 'Ca làm việc phải bắt đầu trước khi kết thúc, tính bằng phút trọn trong ngày.',
      en: 'A session begins before it ends, in whole minutes of the day.',
    },
  },
  'session-past-midnight': {
    status: 422,
    title: { vi: 'Ca làm việc quá nửa đêm', en: 'A session passes midnight' },
    detail: {
      vi: 'Ca làm việc phải kết thúc trước 24:00 cùng ngày.',
      en: 'A session must end before 24:00 of its day.',
    },
  },
  'overlapping-sessions': {
    status: 422,
    title: { vi: 'Các ca làm việc chồng nhau', en: 'Sessions overlap' },
    detail: {
      vi: 'Hai ca làm việc trong cùng một ngày không được chồng nhau.',
      en: 'Two sessions of one day must not overlap.',
    },
  },
  'overlapping-weeks': {
    status: 422,
    title: { vi: 'Giờ làm việc theo mùa chồng nhau', en: 'Weekly rows overlap' },
    detail: {
      vi: 'Có hai dòng giờ làm việc cho {vi} trong cùng thời gian.',
      en: 'Two rows say the sessions of {en} for the same time.',
    },
  },
  'impossible-weekday': {
    status: 422,
    title: { vi: 'Thứ trong tuần không hợp lệ', en: 'Impossible weekday' },
    detail: {
      vi: 'Thứ trong tuần phải từ 1 (thứ Hai) đến 7 (Chủ nhật), không phải {weekday}.',
      en: 'A weekday is 1 (Monday) to 7 (Sunday), not {weekday}.',
    },
  },
  'unknown-day-kind': {
    status: 422,
    title: { vi: 'Loại ngày không hợp lệ', en: 'Unknown kind of day' },
    detail: { vi: 'Không có loại ngày “{kind}”.', en: 'There is no kind of day "{kind}".' },
  },
  'day-of-two-kinds': {
    status: 422,
    title: { vi: 'Ngày thuộc hai loại', en: 'A day of two kinds' },
    detail: {
      vi: 'Ngày {on} được khai báo với hai loại: {kinds}.',
      en: 'The day {on} is declared with two kinds: {kinds}.',
    },
  },
  'day-never-computed': {
    status: 422,
    title: { vi: 'Ngày ngoài khoảng được tính', en: 'A day that is never computed' },
    detail: {
      vi: 'Ngày {on} nằm ngoài khoảng ngày được tính, từ {from} đến {through}.',
      en: 'The day {on} lies outside the days that are computed, {from} to {through}.',
    },
  },
  'sessions-on-day-off': {
    status: 422,
    title: { vi: 'Ngày nghỉ có giờ làm việc', en: 'A day off has sessions' },
    detail: {
      vi: 'Ngày {on} là ngày nghỉ nên không có ca làm việc.',
      en: 'The day {on} is a day off and has no sessions.',
    },
  },
  'calendar-without-sessions': {
    status: 422,
    title: { vi: 'Lịch không có giờ làm việc', en: 'No sessions' },
    detail: {
      vi: 'Lịch hoặc ngày làm việc này chưa có ca làm việc nào.',
      en: 'The calendar or the open day has no session.',
    },
  },
  'ends-before-it-begins': {
    status: 422,
    title: { vi: 'Mùa kết thúc trước khi bắt đầu', en: 'A season ends before it begins' },
    detail: {
      vi: 'Ngày cuối {to} của mùa không được trước ngày đầu {from}.',
      en: 'The last day {to} of a season cannot be before its first day {from}.',
    },
  },
  'week-without-sessions': {
    status: 422,
    title: { vi: 'Có tuần không giờ làm việc', en: 'A week without sessions' },
    detail: {
      vi: 'Từ ngày {from} có cả một tuần không có ca làm việc nào.',
      en: 'From {from} on there is a whole week without any session.',
    },
  },
  'weekday-left-out': {
    status: 422,
    title: { vi: 'Thiếu một ngày trong tuần', en: 'A weekday is left out' },
    detail: {
      vi: 'Lịch đang có giờ làm việc cho {vi} nhưng danh sách mới không có dòng nào, kể cả cho những ngày đã qua; nếu từ nay không làm việc nữa, hãy gửi kèm giờ cũ với validTo là ngày làm việc cuối cùng.',
      en: 'The calendar has hours for {en} and the new list has none, not even for days gone by; if it is off from now on, send the old hours along, with validTo on the last day worked.',
    },
  },
  'weekday-without-earlier-hours': {
    status: 422,
    title: { vi: 'Mất giờ làm việc của thời gian trước', en: 'Earlier hours would be lost' },
    detail: {
      vi: 'Không còn giờ làm việc nào cho {vi} trước ngày {next}, trong khi lịch đang có và các hồ sơ tính theo những ngày đó; hãy gửi kèm giờ cũ với validTo là {until}.',
      en: 'No hours would be left for {en} before {next}, which the calendar has now and terms are counted by; send the old hours along, with validTo {until}.',
    },
  },
  'weekday-with-gap': {
    status: 422,
    title: { vi: 'Giờ làm việc bị ngắt quãng', en: 'Hours with a gap' },
    detail: {
      vi: 'Từ {from} đến {to} không còn giờ làm việc nào cho {vi}, trong khi lịch đang có; hãy cho mùa trước kéo dài đến {until} hoặc mùa sau bắt đầu sớm hơn.',
      en: 'From {from} through {to} no hours would be left for {en}, which the calendar has now; let the season before last until {until}, or the next one begin earlier.',
    },
  },
  'hours-begin-late': {
    status: 422,
    title: { vi: 'Giờ làm việc bắt đầu quá muộn', en: 'Hours begin too late' },
    detail: {
      vi: 'Trước ngày {next} không có giờ làm việc nào nên không tính được hạn; hãy để trống validFrom của mùa đầu tiên hoặc gửi kèm giờ của thời gian trước, với validTo là {until}.',
      en: 'There are no hours before {next}, so that no term could be computed; leave out validFrom of the first season, or send the hours until then along, with validTo {until}.',
    },
  },
  'hours-interrupted': {
    status: 422,
    title: { vi: 'Giữa hai mùa không có giờ làm việc', en: 'No hours between two seasons' },
    detail: {
      vi: 'Từ {from} đến {to} không mùa nào áp dụng; mùa sau phải bắt đầu ngay khi mùa trước kết thúc.',
      en: 'From {from} through {to} no season is in force; the next one begins as soon as the one before ends.',
    },
  },
  'hours-end': {
    status: 422,
    title: { vi: 'Giờ làm việc có ngày kết thúc', en: 'Hours end' },
    detail: {
      vi: 'Từ ngày {from} không còn giờ làm việc nào nên không tính được hạn; hãy để trống validTo của mùa cuối cùng hoặc gửi kèm giờ của thời gian sau.',
      en: 'There are no hours from {from} on, so that no term could be computed; leave out validTo of the last season, or send the hours from then on along.',
    },
  },
  'extra-session-without-usual-hours': {
    status: 422,
    title: { vi: 'Thêm giờ vào ngày không làm việc', en: 'Extra hours on a day without hours' },
    detail: {
      vi: 'Ngày {on} không có giờ làm việc thường lệ nên không thể thêm giờ; hãy nhập là ngày trực.',
      en: '{on} has no usual hours that more could be added to; declare it as a duty day.',
    },
  },
  'extra-session-on-special-day': {
    status: 422,
    title: { vi: 'Thêm giờ vào ngày đã khai khác', en: 'Extra hours on a special day' },
    detail: {
      vi: 'Ngày {on} đã được khai là “{name}”; chỉ thêm giờ được cho ngày làm việc thường.',
      en: '{on} is declared as "{name}"; extra hours are for ordinary working days.',
    },
  },
} satisfies ProblemArea;
