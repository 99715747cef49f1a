import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { ImportRecords } from '../../handling/catalogue/import-records.js';
import type { RecordsImportSummary } from '../../handling/catalogue/import-summary.js';
import { withDatabase } from './cli-database.js';
import { CliModule } from './cli.module.js';
import { type Command, type CommandCall, say, WrongCall } from './command.js';

const FAULTS_TOLD = 20;

export const importProceduresCommand: Command = {
  name: 'import procedures',
  usage: 'FILE.jsonl[.gz]',
  does: {
    vi: 'Nhập danh mục thủ tục của cơ sở dữ liệu quốc gia, mỗi dòng một bản ghi; chạy lại chỉ thêm phiên bản của bản ghi có thay đổi.',
    en: 'Take in the national catalogue of procedures, one record a line; running it again adds revisions of changed records only.',
  },
  options: [],
  run,
};

async function run({ words }: CommandCall): Promise<number> {
  const [path, ...others] = words;
  if (path === undefined || others.length > 0) {
    throw new WrongCall({ vi: 'Cần đúng một tệp bản ghi.', en: 'Exactly one file of records is needed.' });
  }
  await access(path).catch(() => {
    throw new WrongCall({ vi: `Không đọc được tệp ${path}.`, en: `The file ${path} cannot be read.` });
  });
  return withDatabase(async (database, config) => {
    const app = await NestFactory.createApplicationContext(CliModule.forRoot(config, database), {
      logger: ['warn', 'error', 'fatal'],
      abortOnError: false,
    });
    try {
      const file = { name: basename(path), bytes: createReadStream(resolve(path)) as AsyncIterable<Buffer> };
      const summary = await app.get(ImportRecords).execute(file, tellProgress);
      tell(summary);
      return summary.complete && tookAny(summary) ? 0 : 1;
    } finally {
      await app.close();
    }
  });
}

/** The number of lines is not known before the end: a count on a terminal, nothing in a log. */
function tellProgress(lines: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\rĐọc · Reading: ${lines}\r`);
}

function tell(summary: RecordsImportSummary): void {
  const lines: readonly (readonly [string, string, number])[] = [
    ['Bản ghi trong tệp', 'Records in the file', summary.lines],
    ['Bản ghi mới', 'New records', summary.added],
    ['Bản ghi có thay đổi', 'Changed records', summary.changed],
    ['Không thay đổi', 'Unchanged', summary.unchanged],
    ['Lặp lại trong tệp', 'Repeated in the file', summary.repeated],
    ['Mới hoặc thay đổi, đủ thông tin', 'New or changed, ready', summary.ready],
    ['Mới hoặc thay đổi, còn câu hỏi', 'New or changed, with questions', summary.withQuestions],
    ...summary.questions.map(({ kind, records }) => [`  ${kind}`, kind, records] as const),
    ['Dòng không nhận được', 'Lines that gave no record', summary.faults.length],
  ];
  for (const [vi, en, count] of lines) say(vi.trim() === en ? `${vi}: ${count}` : `${vi} · ${en}: ${count}`);
  for (const { line, vi, en } of summary.faults.slice(0, FAULTS_TOLD)) say(`  ${line}: ${vi} · ${en}`);
  if (!tookAny(summary)) say('Tệp không có bản ghi nào · There is no record in the file.');
  if (!summary.complete) say('Tệp chưa trọn vẹn · The file is not complete.');
}

/** A file of something else has lines enough, and no record. */
function tookAny({ added, changed, unchanged, repeated }: RecordsImportSummary): boolean {
  return added + changed + unchanged + repeated > 0;
}
