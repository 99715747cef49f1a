import { addDays } from '../domain/calendar/local-day.js';
import { instantAt, localDayOf } from '../domain/calendar/zoned-time.js';
import { isDueBox, OPEN_BOXES, STATE_BOXES, type Box, type OpenBox } from '../domain/finding/boxes.js';
import { OFFICE_ZONE } from '../platform/time/office-zone.js';
import type { Bind } from './conditions.js';
import { NOT_OVER } from './dossier.entity.js';

/** In the words of the indexes of what is not over yet. */
const NOT_OVER_SQL = `d.${NOT_OVER}`;

/** What lies in a box at that moment. */
export function boxSql(box: Box, now: Date, bind: Bind): string {
  if (box === 'done') return `NOT (${NOT_OVER_SQL})`;
  return `${NOT_OVER_SQL} AND ${inBox(box, now, bind)}`;
}

/** One row: how many lie in each box. @param from names rows `state` and `due_at` of what is not over yet */
export function countBoxesSql(from: string, now: Date, bind: Bind): string {
  const counts = OPEN_BOXES.map(
    (box) => `count(*) FILTER (WHERE ${inBox(box, now, bind)})::integer AS ${box}`,
  );
  return `SELECT ${counts.join(', ')} FROM (${from}) d`;
}

export const ONLY_NOT_OVER = NOT_OVER_SQL;

function inBox(box: OpenBox, now: Date, bind: Bind): string {
  if (!isDueBox(box)) return `d.state = ANY (${bind(STATE_BOXES[box])}::text[])`;
  const late = `d.state <> 'resolved' AND d.due_at`;
  if (box === 'overdue') return `${late} < ${bind(now)}::timestamptz`;
  const dayAfterTomorrow = addDays(localDayOf(now, OFFICE_ZONE), 2);
  const until = instantAt(dayAfterTomorrow, 0, OFFICE_ZONE);
  return `${late} >= ${bind(now)}::timestamptz AND d.due_at < ${bind(until)}::timestamptz`;
}
