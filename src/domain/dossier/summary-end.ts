import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { localDayOf, minuteOfDayOf } from '../calendar/zoned-time.js';
import { limitText, momentText, type Bilingual } from '../deadline/explanation-words.js';
import type { DossierOutcome } from '../workflow/workflow-plan.js';
import type { DossierState } from './dossier-lifecycle.js';

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

/** The result and its timeliness, the end and its reason, or how late an open dossier is. */
export function endWords(end: SummaryEnd, calendar: WorkingCalendar | null): readonly Bilingual[] {
  if (end.resolvedAt) return [...resultWords(end, end.resolvedAt, calendar), ...returnedWords(end)];
  const words = ENDS[end.state];
  if (words && end.endedAt) {
    const at = momentOf(end.endedAt, end.zone);
    const reason = end.endReason?.trim().replace(/[.\s]+$/, '');
    return [
      {
        vi: `${words.vi} lúc ${at.vi}${reason ? `, lý do: ${reason}` : ''}`,
        en: `${words.en} at ${at.en}${reason ? `, reason: ${reason}` : ''}`,
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
  const at = momentOf(resolvedAt, end.zone);
  const result =
    end.outcome === 'refused'
      ? { vi: 'Hồ sơ bị từ chối giải quyết', en: 'The dossier was refused' }
      : { vi: 'Có kết quả', en: 'The result was ready' };
  const against = end.dueAt && calendar ? againstDue(resolvedAt, end.dueAt, calendar) : null;
  const told: Bilingual = {
    vi: `${result.vi} lúc ${at.vi}${against ? `, ${against.vi}` : ''}`,
    en: `${result.en} at ${at.en}${against ? `, ${against.en}` : ''}`,
  };
  return [told, ...againstPromise(end, resolvedAt, calendar)];
}

/** A promise is told beside the timeliness, which it never changes. */
function againstPromise(
  { promisedDueAt, dueAt }: SummaryEnd,
  resolvedAt: Date,
  calendar: WorkingCalendar | null,
): readonly Bilingual[] {
  const isLate = dueAt !== null && resolvedAt > dueAt;
  if (!promisedDueAt || !isLate || !calendar) return [];
  const { vi, en } = againstDue(resolvedAt, promisedDueAt, calendar);
  return [{ vi: `So với ngày hẹn lại: ${vi}`, en: `Against the promised moment: ${en}` }];
}

function returnedWords({ returnedAt, zone }: SummaryEnd): readonly Bilingual[] {
  if (!returnedAt) return [];
  const { vi, en } = momentOf(returnedAt, zone);
  return [{ vi: `Đã trả kết quả lúc ${vi}`, en: `The result was handed over at ${en}` }];
}

function overdueWords(
  { dueAt, promisedDueAt, asOf, zone }: SummaryEnd,
  calendar: WorkingCalendar | null,
): readonly Bilingual[] {
  if (!dueAt || !calendar || asOf <= dueAt) return [];
  const now = momentOf(asOf, zone);
  const { vi, en } = againstDue(asOf, dueAt, calendar);
  const beyond = promisedDueAt && asOf > promisedDueAt;
  return [
    {
      vi: `Tính đến ${now.vi}, hồ sơ chưa có kết quả, ${vi}${beyond ? ' và đã qua cả ngày hẹn lại' : ''}`,
      en: `By ${now.en} there is no result, ${en}${beyond ? ', and the promised moment has passed too' : ''}`,
    },
  ];
}

/** `trước hạn 2 ngày làm việc`, `đúng hạn`, `quá hạn 45 phút làm việc` */
function againstDue(at: Date, dueAt: Date, calendar: WorkingCalendar): Bilingual {
  const [day, dueDay] = [localDayOf(at, calendar.zone), localDayOf(dueAt, calendar.zone)];
  if (at <= dueAt) {
    if (day >= dueDay) return { vi: 'đúng hạn', en: 'on time' };
    const early = calendar.countedDaysBetween(day, dueDay);
    if (early === 0) return { vi: 'trước hạn', en: 'early' };
    const { vi, en } = limitText({ amount: early, unit: 'working_day' });
    return { vi: `trước hạn ${vi}`, en: `${en} early` };
  }
  const days = calendar.countedDaysBetween(dueDay, day);
  if (days > 0) {
    const { vi, en } = limitText({ amount: days, unit: 'working_day' });
    return { vi: `quá hạn ${vi}`, en: `${en} late` };
  }
  const minutes = Math.round(calendar.workingMinutesBetween(dueAt, at));
  if (minutes === 0) return { vi: 'quá hạn, ngoài giờ làm việc', en: 'late, after working hours' };
  const { vi, en } = limitText({ amount: minutes / 60, unit: 'working_hour' });
  return { vi: `quá hạn ${vi}`, en: `${en} late` };
}

function momentOf(at: Date, zone: string): Bilingual {
  return momentText(localDayOf(at, zone), minuteOfDayOf(at, zone));
}
