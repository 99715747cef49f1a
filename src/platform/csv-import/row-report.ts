import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { ImportRefused } from './import-refused.js';

// Spreadsheets take a file without it for another encoding and break the Vietnamese.
const BYTE_ORDER_MARK = '\ufeff';

/** What there is to say of the rows of a file, as a CSV file beside it; there is none when there is nothing to say. */
export class RowReport {
  rows = 0;
  private file: FileHandle | null = null;

  private constructor(
    readonly path: string,
    private readonly header: string,
  ) {}

  /**
   * Takes away the report of an earlier run.
   * @throws ImportRefused when a file that is no such report is in the way
   */
  static async at(path: string, columns: readonly string[]): Promise<RowReport> {
    const header = BYTE_ORDER_MARK + lineOf(columns);
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text !== null && !text.startsWith(header)) {
      throw new ImportRefused({
        vi: `Không ghi đè ${path}: tệp này không phải báo cáo dòng lỗi. Chọn tệp khác bằng --report.`,
        en: `Will not overwrite ${path}: it is not a report of rejected rows. Choose another with --report.`,
      });
    }
    if (text !== null) await rm(path);
    return new RowReport(path, header);
  }

  /** @param rows the cells of each, in the order of the columns */
  async add(rows: readonly (readonly string[])[]): Promise<void> {
    if (rows.length === 0) return;
    const file = (this.file ??= await this.openFile());
    await file.write(rows.map(lineOf).join(''));
    this.rows += rows.length;
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = null;
  }

  private async openFile(): Promise<FileHandle> {
    try {
      const file = await open(this.path, 'w');
      await file.write(this.header);
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

function lineOf(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`;
}

function quoted(cell: string): string {
  // A cell that begins like a formula would be run by a spreadsheet.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
