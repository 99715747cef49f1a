import { localDayOf } from '../calendar/zoned-time.js';

/** trước hạn, đúng hạn, quá hạn */
export const TIMELINESS = ['early', 'on_time', 'late'] as const;
export type Timeliness = (typeof TIMELINESS)[number];

/**
 * How a dossier was resolved against its due moment (report form II.06a, columns 8 to 10; the forms do
 * not say where early ends, regulation 5.3): early = on a local day before the due day, on time = not
 * later than `dueAt`, late = after it.
 * @param zone IANA name, e.g. `Asia/Ho_Chi_Minh`
 */
export function timelinessOf(resolvedAt: Date, dueAt: Date, zone: string): Timeliness {
  if (resolvedAt.getTime() > dueAt.getTime()) return 'late';
  return localDayOf(resolvedAt, zone) < localDayOf(dueAt, zone) ? 'early' : 'on_time';
}

/** Whether an open dossier is late at that moment; without a due moment (not accepted, paused) it is not. */
export function isOverdue(dueAt: Date | null, asOf: Date): boolean {
  return dueAt !== null && dueAt.getTime() < asOf.getTime();
}
