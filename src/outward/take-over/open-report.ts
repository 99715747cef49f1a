import { isoInZone } from '../../domain/calendar/iso-instant.js';
import { RowReport } from '../../platform/csv-import/row-report.js';
import {
  FAULT_COLUMNS,
  faultCells,
  officeTime,
  type RowFault,
  valueFault,
} from '../../platform/csv-import/row-fault.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { isKept, type ReadyTakeOver } from './open-record.js';

const COLUMNS = [...FAULT_COLUMNS, 'result', 'due_told', 'due_counted'];

/** What could not be decided and was left out, and what came in with a mark, row by row. */
export class OpenReport {
  private constructor(private readonly rows: RowReport) {}

  /** @throws ImportRefused when a file that is no such report is in the way */
  static async at(path: string): Promise<OpenReport> {
    return new OpenReport(await RowReport.at(path, COLUMNS));
  }

  get length(): number {
    return this.rows.rows;
  }

  async leftOut(faults: readonly RowFault[]): Promise<void> {
    await this.rows.add(faults.map((fault) => [...faultCells(fault), 'left_out', '', '']));
  }

  /** Dossiers that came in though their promised due moment is another than the counted one. */
  async marked(taken: readonly ReadyTakeOver[], field: string): Promise<void> {
    const kept = taken.filter(({ due }) => isKept(due));
    await this.rows.add(
      kept.map(({ line, record, due }) => {
        const [told, counted] = [due.told, due.counted].map((at) => (at ? isoInZone(at, OFFICE_ZONE) : ''));
        const code = due.verdict === 'kept_ours' ? 'due-kept-ours' : 'due-kept-theirs';
        const place = { line, reference: record.dossier.code, field };
        const words = {
          told: due.told && officeTime(due.told),
          counted: due.counted && officeTime(due.counted),
        };
        const fault: RowFault = { ...place, ...valueFault(code, words) };
        return [...faultCells(fault), 'marked', told ?? '', counted ?? ''];
      }),
    );
  }

  async close(): Promise<void> {
    await this.rows.close();
  }
}
