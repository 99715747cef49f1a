import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { endMomentOf, localDayOf } from '../calendar/zoned-time.js';
import { instantText, limitText, type Bilingual } from '../deadline/explanation-words.js';
import { timelinessOf } from '../rates/timeliness.js';
import type { DossierOutcome } from '../workflow/workflow-plan.js';
import type { DossierState } from './dossier-lifecycle.js';
import { endReasonWords } from './end-reason-words.js';
import { isOvertaken } from './summary-promise.js';

/** How a dossier stands or ended. */
export interface SummaryEnd {
  readonly state: DossierState;
  readonly dueAt: Date | null;
  readonly promisedDueAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly outcome: DossierOutcome | null;
  readonly returnedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly asOf: Date;
  readonly zone: string;
}

const ENDS: Readonly<Partial<Record<DossierState, Bilingual>>> = {
  not_accepted: { vi: 'Hồ sơ không được tiếp nhận', en: 'The dossier was not accepted' },
  withdrawn: { vi: 'Người nộp rút hồ sơ', en: 'The applicant withdrew the dossier' },
  stopped: { vi: 'Cơ quan dừng giải quyết hồ sơ', en: 'The agency stopped the dossier' },
};

/**
 * The result and its timeliness, the end and its reason, or how late an open dossier is.
 * @param calendar counts how early or how late; null where the present one is not that of the due moment
 */
export function endWords(end: SummaryEnd, calendar: WorkingCalendar | null): readonly Bilingual[] {
  if (end.resolvedAt) return [...resultWords(end, end.resolvedAt, calendar), ...returnedWords(end)];
  const words = ENDS[end.state];
  if (words && end.endedAt) {
    const at = instantText(end.endedAt, end.zone);
    const given = end.endReason?.trim().replace(/[.\s]+$/, '');
    const reason = given ? endReasonWords(given) : null;
    return [
      {
        vi: `${words.vi} lúc ${at.vi}${reason ? `, lý do: ${reason.vi}` : ''}`,
        en: `${words.en} at ${at.en}${reason ? `, reason: ${reason.en}` : ''}`,
      },
    ];
  }
  return overdueWords(end, calendar);
}

function resultWords(
  end: SummaryEnd,
  resolvedAt: Date,
  calendar: WorkingCalendar | null,
): readonly Bilingual[] {
  const at = instantText(resolvedAt, end.zone);
  const result =
    end.outcome === 'refused'
      ? { vi: 'Hồ sơ bị từ chối giải quyết', en: 'The dossier was refused' }
      : { vi: 'Có kết quả', en: 'The result was ready' };
  const against = end.dueAt && againstDue(resolvedAt, end.dueAt, calendar, end.zone);
  const told: Bilingual = {
    vi: `${result.vi} lúc ${at.vi}${against ? `, ${against.vi}` : ''}`,
    en: `${result.en} at ${at.en}${against ? `, ${against.en}` : ''}`,
  };
  return [told, ...againstPromise(end, resolvedAt, calendar)];
}

/** A promise is told beside the timeliness, which it never changes. */
function againstPromise(
  end: SummaryEnd,
  resolvedAt: Date,
  calendar: WorkingCalendar | null,
): readonly Bilingual[] {
  const { promisedDueAt, dueAt, zone } = end;
  const isLate = dueAt !== null && resolvedAt > dueAt;
  if (!promisedDueAt || !isLate || isOvertaken(end)) return [];
  const { vi, en } = againstDue(resolvedAt, promisedDueAt, calendar, zone);
  return [{ vi: `So với ngày hẹn lại: ${vi}`, en: `Against the promised moment: ${en}` }];
}

function returnedWords({ returnedAt, zone }: SummaryEnd): readonly Bilingual[] {
  if (!returnedAt) return [];
  const { vi, en } = instantText(returnedAt, zone);
  return [{ vi: `Đã trả kết quả lúc ${vi}`, en: `The result was handed over at ${en}` }];
}

function overdueWords(end: SummaryEnd, calendar: WorkingCalendar | null): readonly Bilingual[] {
  const { dueAt, promisedDueAt, asOf, zone } = end;
  if (!dueAt || asOf <= dueAt) return [];
  const now = instantText(asOf, zone);
  const { vi, en } = againstDue(asOf, dueAt, calendar, zone);
  const beyond = promisedDueAt && asOf > promisedDueAt && !isOvertaken(end);
  return [
    {
      vi: `Tính đến ${now.vi}, hồ sơ chưa có kết quả, ${vi}${beyond ? ' và đã qua cả ngày hẹn lại' : ''}`,
      en: `By ${now.en} there is no result, ${en}${beyond ? ', and the promised moment has passed too' : ''}`,
    },
  ];
}

const EARLY: Bilingual = { vi: 'trước hạn', en: 'early' };
const ON_TIME: Bilingual = { vi: 'đúng hạn', en: 'on time' };
const LATE: Bilingual = { vi: 'quá hạn', en: 'late' };

/** `trước hạn 2 ngày làm việc`, `đúng hạn`, `quá hạn 45 phút làm việc` */
function againstDue(at: Date, dueAt: Date, calendar: WorkingCalendar | null, zone: string): Bilingual {
  const timeliness = timelinessOf(at, dueAt, zone);
  if (timeliness === 'on_time') return ON_TIME;
  if (timeliness === 'early') return calendar ? earlyBy(at, dueAt, calendar) : EARLY;
  return calendar ? lateBy(at, dueAt, calendar) : LATE;
}

function earlyBy(at: Date, dueAt: Date, calendar: WorkingCalendar): Bilingual {
  const { zone } = calendar;
  const days = calendar.countedDaysBetween(localDayOf(at, zone), endMomentOf(dueAt, zone).day);
  if (days === 0) return EARLY;
  const { vi, en } = limitText({ amount: days, unit: 'working_day' });
  return { vi: `${EARLY.vi} ${vi}`, en: `${en} ${EARLY.en}` };
}

function lateBy(at: Date, dueAt: Date, calendar: WorkingCalendar): Bilingual {
  const { zone } = calendar;
  const days = calendar.countedDaysBetween(endMomentOf(dueAt, zone).day, localDayOf(at, zone));
  const minutes = Math.round(calendar.workingMinutesBetween(dueAt, at));
  if (days === 0 && minutes === 0)
    return { vi: 'quá hạn, ngoài giờ làm việc', en: 'late, after working hours' };
  const { vi, en } = limitText(
    days > 0 ? { amount: days, unit: 'working_day' } : { amount: minutes / 60, unit: 'working_hour' },
  );
  return { vi: `${LATE.vi} ${vi}`, en: `${en} ${LATE.en}` };
}
