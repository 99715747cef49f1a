import type { DataSource } from 'typeorm';
import { compileCalendar, type WorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { definitionOf } from '../../../src/registers/calendars/calendar-inheritance.js';
import { readCalendarRows } from '../../../src/registers/calendars/calendar.lookup.js';

/** Just enough of a province for clocks and messages. */
export interface SmallProvince {
  readonly calendarId: string;
  readonly calendar: WorkingCalendar;
  readonly centreId: string;
  readonly departmentId: string;
  readonly deskId: string;
  readonly procedureId: string;
  readonly versionId: string;
}

const SESSIONS = JSON.stringify([
  [450, 690],
  [810, 1050],
]);

/** A centre with a supervisor, a department below it, and the department's desk. */
export async function insertSmallProvince(dataSource: DataSource): Promise<SmallProvince> {
  const id = async (text: string, values: unknown[] = []): Promise<string> => {
    const [row] = await dataSource.query<{ id: string }[]>(`${text} RETURNING id`, values);
    return row?.id as string;
  };
  const calendarId = await id(
    `INSERT INTO calendar (code, name, zone, published_through) VALUES ('tinh', 'Lịch tỉnh', 'Asia/Ho_Chi_Minh', '2027-12-31')`,
  );
  for (const weekday of [1, 2, 3, 4, 5]) {
    const text = `INSERT INTO calendar_weekly (calendar_id, weekday, sessions, source) VALUES ($1, $2, $3, 'QĐ 1')`;
    await id(text, [calendarId, weekday, SESSIONS]);
  }
  const agency = (code: string, parentId: string | null, deskId: string | null) =>
    id(
      `INSERT INTO agency (code, name_vi, name_en, level, parent_id, calendar_id, desk_agency_id, valid_from)
       VALUES ($1, $1, $1, 'province', $2, $3, $4, '2024-01-01')`,
      [code, parentId, calendarId, deskId],
    );
  const centreId = await agency('H99', null, null);
  const deskId = await agency('H99.MC', centreId, null);
  const departmentId = await agency('H99.01', centreId, deskId);
  await id(
    `INSERT INTO account (username, full_name, password_hash, roles, agency_id, created_at)
     VALUES ('supervisor', 'Trần Thị Giám Sát', 'x', '{supervisor}', $1, '2026-01-01')`,
    [centreId],
  );
  const procedureId = await id(
    `INSERT INTO procedure (code, name_vi, name_en, field, levels, search_name)
     VALUES ('1.001193', 'Đăng ký khai sinh', 'Birth registration', 'civil status', '{commune}', 'dang ky khai sinh')`,
  );
  const versionId = await id(
    `INSERT INTO procedure_version (procedure_id, no, state, effective_from, rules, name_vi, name_en, field, levels,
       audiences, search_name)
     SELECT id, 1, 'published', '2024-01-01', '{}', name_vi, name_en, field, levels, audiences, search_name
       FROM procedure WHERE id = $1`,
    [procedureId],
  );
  const calendar = compileCalendar(definitionOf(await readCalendarRows(dataSource.manager), calendarId));
  return { calendarId, calendar, centreId, departmentId, deskId, procedureId, versionId };
}
