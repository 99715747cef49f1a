import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { ImportRefused } from './import-refused.js';
import { faultText, type RowFault } from './row-fault.js';

const HEADER = 'line,reference,field,code,reason_vi,reason_en';
// Spreadsheets take a file without it for another encoding and break the Vietnamese.
const BYTE_ORDER_MARK = '\ufeff';

/** The rows that were left out, as a CSV file beside the log; there is none when nothing was left out. */
export class RejectionReport {
  rows = 0;
  private file: FileHandle | null = null;

  private constructor(readonly path: string) {}

  /**
   * Takes away the report of an earlier run.
   * @throws ImportRefused when a file that is no such report is in the way
   */
  static async at(path: string): Promise<RejectionReport> {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text !== null && !text.startsWith(BYTE_ORDER_MARK + HEADER)) {
      throw new ImportRefused({
        vi: `Không ghi đè ${path}: tệp này không phải báo cáo dòng lỗi. Chọn tệp khác bằng --report.`,
        en: `Will not overwrite ${path}: it is not a report of rejected rows. Choose another with --report.`,
      });
    }
    if (text !== null) await rm(path);
    return new RejectionReport(path);
  }

  async add(faults: readonly RowFault[]): Promise<void> {
    if (faults.length === 0) return;
    const file = (this.file ??= await this.openFile());
    await file.write(faults.map(lineOf).join(''));
    this.rows += faults.length;
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = null;
  }

  private async openFile(): Promise<FileHandle> {
    try {
      const file = await open(this.path, 'w');
      await file.write(`${BYTE_ORDER_MARK}${HEADER}\n`);
      return file;
    } catch (cause) {
      throw new ImportRefused(
        {
          vi: `Không ghi được báo cáo dòng lỗi ${this.path}. Chọn nơi khác bằng --report.`,
          en: `Cannot write the report of rejected rows ${this.path}. Choose another place with --report.`,
        },
        { cause },
      );
    }
  }
}

function lineOf(fault: RowFault): string {
  const { vi, en } = faultText(fault);
  const cells = [String(fault.line), fault.reference, fault.field, fault.code, vi, en];
  return `${cells.map(quoted).join(',')}\n`;
}

function quoted(cell: string): string {
  // A cell that begins like a formula would be run by a spreadsheet.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
