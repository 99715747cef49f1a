import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { ImportDossiers, type ImportSummary } from '../../outward/history-import/import-dossiers.js';
import { readMapping } from '../../outward/history-import/read-mapping.js';
import { withDatabase } from './cli-database.js';
import { CliModule } from './cli.module.js';
import { type Command, type CommandCall, say, WrongCall } from './command.js';
import { progressOn } from './progress-bar.js';

export const importDossiersCommand: Command = {
  name: 'import dossiers',
  usage: 'FILE.csv --mapping MAPPING.json [--agency CODE] [--report REJECTED.csv]',
  does: {
    vi: 'Nhập lịch sử hồ sơ từ nhật ký sự kiện CSV; chạy lại không nhân đôi.',
    en: 'Import the history of dossiers from a CSV event log; running it again doubles nothing.',
  },
  options: ['mapping', 'agency', 'report'],
  run,
};

async function run({ words, options }: CommandCall): Promise<number> {
  const [path, ...others] = words;
  if (path === undefined || others.length > 0 || options['mapping'] === undefined) {
    throw new WrongCall({
      vi: 'Cần đúng một tệp CSV và --mapping.',
      en: 'Exactly one CSV file and --mapping are needed.',
    });
  }
  const mapping = await readMapping(options['mapping'], options['agency'] ?? null);
  const reportPath = resolve(options['report'] ?? `${path}.rejected.csv`);
  return withDatabase(async (database, config) => {
    const app = await NestFactory.createApplicationContext(CliModule.forRoot(config, database), {
      logger: ['warn', 'error', 'fatal'],
      abortOnError: false,
    });
    try {
      const order = { path: resolve(path), mapping, reportPath };
      const summary = await app.get(ImportDossiers).execute(order, progressOn(process.stderr));
      tell(summary, reportPath);
      return 0;
    } finally {
      await app.close();
    }
  });
}

function tell(summary: ImportSummary, reportPath: string): void {
  const lines: readonly (readonly [string, string, number])[] = [
    ['Dòng trong tệp', 'Rows in the file', summary.rows],
    ['Hồ sơ trong tệp', 'Applications in the file', summary.applications],
    ['Đã nhập', 'Imported', summary.written],
    ['  trong đó có đánh dấu bất thường', 'of them marked as odd', summary.marked],
    ['Đã có từ trước', 'Already there', summary.alreadyThere],
    ['Bỏ qua vì có lỗi', 'Left out because of a fault', summary.rejected],
  ];
  for (const [vi, en, count] of lines) say(`${vi} · ${en}: ${count}`);
  if (summary.faults > 0) {
    say(`Báo cáo lỗi · Report of faults (${summary.faults}): ${reportPath}`);
  }
}
