import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { ImportOpen, type OpenImportSummary } from '../../outward/take-over/import-open.js';
import { readOpenMapping } from '../../outward/take-over/open-mapping.js';
import { withDatabase } from './cli-database.js';
import { CliModule } from './cli.module.js';
import { type Command, type CommandCall, say, WrongCall } from './command.js';
import { progressOn } from './progress-bar.js';

export const importOpenCommand: Command = {
  name: 'import open',
  usage: 'FILE.csv --mapping MAPPING.json [--check] [--report REPORT.csv]',
  does: {
    vi: 'Tiếp nhận hồ sơ đang xử lý dở từ hệ thống cũ, đồng hồ thời hạn chạy tiếp; --check chỉ kiểm tra và lập báo cáo; chạy lại không nhân đôi.',
    en: 'Take over the open dossiers of another system, their clocks running on; --check only checks and writes the report; running it again doubles nothing.',
  },
  options: ['mapping', 'report'],
  switches: ['check'],
  run,
};

async function run({ words, options, switches }: CommandCall): Promise<number> {
  const [path, ...others] = words;
  if (path === undefined || others.length > 0 || options['mapping'] === undefined) {
    throw new WrongCall({
      vi: 'Cần đúng một tệp CSV và --mapping.',
      en: 'Exactly one CSV file and --mapping are needed.',
    });
  }
  const mapping = await readOpenMapping(options['mapping']);
  const reportPath = resolve(options['report'] ?? `${path}.report.csv`);
  const checkOnly = switches.has('check');
  return withDatabase(async (database, config) => {
    const app = await NestFactory.createApplicationContext(CliModule.forRoot(config, database), {
      logger: ['warn', 'error', 'fatal'],
      abortOnError: false,
    });
    try {
      const order = { path: resolve(path), mapping, reportPath, checkOnly };
      const summary = await app.get(ImportOpen).execute(order, progressOn(process.stderr));
      tell(summary, order);
      return 0;
    } finally {
      await app.close();
    }
  });
}

function tell(
  summary: OpenImportSummary,
  { checkOnly, reportPath }: { checkOnly: boolean; reportPath: string },
): void {
  const taken = checkOnly
    ? ([
        'Sẽ tiếp nhận (chỉ kiểm tra, chưa ghi gì)',
        'Would be taken over (checked only, nothing written)',
      ] as const)
    : (['Đã tiếp nhận', 'Taken over'] as const);
  const lines: readonly (readonly [string, string, number])[] = [
    ['Dòng trong tệp', 'Rows in the file', summary.rows],
    ['Hồ sơ trong tệp', 'Dossiers in the file', summary.dossiers],
    [...taken, summary.takenOver],
    ['  trong đó đã quá hạn', 'of them overdue', summary.overdue],
    ['  trong đó hạn khác hạn đã hẹn', 'of them due at another moment than promised', summary.dueDiffers],
    ['Đã có từ trước', 'Already there', summary.alreadyThere],
    ['Không quyết định được, để lại', 'Left out because it cannot be decided', summary.leftOut],
  ];
  for (const [vi, en, count] of lines) say(`${vi} · ${en}: ${count}`);
  if (summary.reported > 0) say(`Báo cáo · Report (${summary.reported}): ${reportPath}`);
}
