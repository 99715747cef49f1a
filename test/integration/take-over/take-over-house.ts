import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseContextLookup } from '../../../src/dossiers/case-context.lookup.js';
import { DossiersStore } from '../../../src/dossiers/dossiers.store.js';
import { ImportedDossiers } from '../../../src/dossiers/imported-dossiers.store.js';
import { TakenOverDossiers } from '../../../src/dossiers/taken-over-dossiers.store.js';
import { DeadlineSweep } from '../../../src/handling/deadline-watch/deadline-sweep.js';
import { ImportOpen, type OpenImportSummary } from '../../../src/outward/take-over/import-open.js';
import { readOpenMapping } from '../../../src/outward/take-over/open-mapping.js';
import { OpenPlaces } from '../../../src/outward/take-over/open-places.js';
import { AccessTokens } from '../../../src/platform/access/access-tokens.js';
import { LineStagings } from '../../../src/platform/csv-import/line-staging.js';
import { Config } from '../../../src/platform/config/config.js';
import { Database } from '../../../src/platform/database/database.js';
import { OutboxSignal } from '../../../src/platform/outbox/outbox-signal.js';
import { WorkerRole } from '../../../src/platform/queue/worker-role.js';
import { AgencyLookup } from '../../../src/registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../../src/registers/procedures/procedure.lookup.js';
import { ApiClient } from '../../support/api-client.js';
import { TimedProduct } from '../../support/timed-product.js';
import { until } from '../queue/until.js';
import { publishTakeOverProcedures } from './take-over-procedures.js';

const SILENT = { begin: () => undefined, advanceTo: () => undefined, end: () => undefined };

export const MAPPING = {
  name: 'he-thong-cu',
  zone: 'Asia/Ho_Chi_Minh',
  dateOrder: 'dmy',
  dayMeans: 'start',
  reference: { column: 'Số hồ sơ' },
  procedure: { column: 'Mã thủ tục' },
  variant: { column: 'Trường hợp' },
  applicantClass: { column: 'Đối tượng', values: { 'Hộ nghèo': 'poor', 'Hộ giàu': 'rich' } },
  channel: { column: 'Cách nộp', values: { 'Trực tiếp': 'counter', 'Trực tuyến': 'online' } },
  agency: { column: 'Đơn vị', values: { X31: 'H99.31', X39: 'H99.39' } },
  receivedAt: { column: 'Ngày nhận' },
  acceptedAt: { column: 'Ngày tiếp nhận' },
  dueAt: { column: 'Ngày hẹn trả' },
  onDueDifference: 'keep_ours',
  state: {
    column: 'Trạng thái',
    values: { 'Đang xử lý': 'in_progress', 'Chờ bổ sung': 'awaiting_supplement', 'Đã trả': 'returned' },
  },
  currentStep: { column: 'Bước hiện tại' },
  applicant: {
    name: { column: 'Người nộp' },
    identityNumber: { column: 'Số định danh' },
    phone: { column: 'Điện thoại' },
    address: { column: 'Địa chỉ' },
  },
  steps: [
    { name: 'Chuyên viên thẩm định', step: 'appraise', outcome: 'done' },
    { name: 'Lãnh đạo ký', step: 'sign' },
  ],
  event: {
    kind: {
      column: 'Việc',
      values: {
        Bước: 'step',
        'Bổ sung': 'supplement',
        'Sửa hồ sơ': 'correction',
        'Nộp phí': 'payment',
        'Lấy ý kiến': 'consultation',
        'Xác minh': 'verification',
        'Gia hạn': 'extension',
        'Xin lỗi': 'apology',
        'Ghi chú': 'ignored',
      },
    },
    at: { column: 'Từ' },
    until: { column: 'Đến' },
    step: { column: 'Bước' },
    outcome: { column: 'Kết quả', values: { 'Đồng ý': 'approved', 'Làm lại': 'again' } },
    agency: { column: 'Nơi làm', values: { X31: 'H99.31', X39: 'H99.39' } },
    actor: { column: 'Người làm' },
    note: { column: 'Nội dung' },
    amount: { column: 'Lượng' },
  },
};

const COLUMNS = [
  ...[
    'Số hồ sơ',
    'Mã thủ tục',
    'Trường hợp',
    'Đối tượng',
    'Cách nộp',
    'Đơn vị',
    'Người nộp',
    'Số định danh',
    'Điện thoại',
  ],
  ...[
    'Địa chỉ',
    'Ngày nhận',
    'Ngày tiếp nhận',
    'Ngày hẹn trả',
    'Trạng thái',
    'Bước hiện tại',
    'Việc',
    'Bước',
  ],
  ...['Kết quả', 'Nơi làm', 'Từ', 'Đến', 'Người làm', 'Nội dung', 'Lượng'],
] as const;
export type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

/** The export as the old system writes it: a row of the dossier, and a row for each event. */
export function csvOf(rows: readonly Cells[]): string {
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => COLUMNS.map((column) => quoted(row[column] ?? '')).join(','));
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

/** The sample province at the time of its cut-over, with the worker beside it. */
export class TakeOverHouse {
  private constructor(
    readonly product: TimedProduct,
    readonly importOpen: ImportOpen,
    private readonly folder: string,
  ) {}

  static async open(at: string): Promise<TakeOverHouse> {
    const product = await TimedProduct.start(at);
    await publishTakeOverProcedures(product);
    const { app, sql, clock } = product;
    const part = <T>(type: new (...args: never[]) => T): T => app.get<T>(type, { strict: false });
    const places = new OpenPlaces(
      part(AgencyLookup),
      part(ProcedureLookup),
      part(CaseContextLookup),
      app.get(Config, { strict: false }),
    );
    const imported = new ImportedDossiers(part(Database));
    const takenOver = new TakenOverDossiers(part(DossiersStore), part(OutboxSignal));
    const importOpen = new ImportOpen(new LineStagings(sql), places, imported, takenOver, clock);
    await part(WorkerRole).start();
    return new TakeOverHouse(product, importOpen, await mkdtemp(join(tmpdir(), 'motcua-take-over-')));
  }

  async close(): Promise<void> {
    await this.product.app.get(WorkerRole, { strict: false }).stop();
    await this.product.stop();
    await rm(this.folder, { recursive: true });
  }

  get now(): Date {
    return this.product.clock.now();
  }

  async take(csv: string, changes: object = {}, checkOnly = false): Promise<OpenImportSummary> {
    return this.takeWith({ ...MAPPING, ...changes }, csv, checkOnly);
  }

  async takeWith(mappingFile: object, csv: string, checkOnly = false): Promise<OpenImportSummary> {
    const path = join(this.folder, 'ho-so.csv');
    const mappingPath = join(this.folder, 'mapping.json');
    await writeFile(path, csv);
    await writeFile(mappingPath, JSON.stringify(mappingFile));
    const mapping = await readOpenMapping(mappingPath);
    const order = { path, mapping, reportPath: `${path}.report.csv`, checkOnly };
    return this.importOpen.execute(order, SILENT);
  }

  /** The rows of the last report. */
  report(): Promise<string[]> {
    return readFile(join(this.folder, 'ho-so.csv.report.csv'), 'utf8').then(
      (text) => text.trim().split('\n').slice(1),
      () => [],
    );
  }

  query<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    return this.product.sql.query<T[]>(text, values);
  }

  /** Somebody of that role in that agency, with a token of the present moment. */
  async worker(agencyCode: string, role: string): Promise<ApiClient> {
    const [account] = await this.query<{ accountId: string; generation: number }>(
      `SELECT id AS "accountId", token_generation AS generation FROM account
       WHERE agency_id = (SELECT id FROM agency WHERE code = $1) AND $2 = ANY (roles) AND username LIKE '%.%'`,
      [agencyCode, role],
    );
    if (!account) throw new Error(`nobody is ${role} in ${agencyCode}`);
    const { app } = this.product;
    const { accessToken } = await app.get(AccessTokens, { strict: false }).issue(account);
    return ApiClient.withToken(await app.getUrl(), accessToken);
  }

  /** The watch has looked at the index, and everybody has been told. */
  async watch(): Promise<void> {
    await this.product.app.get(DeadlineSweep, { strict: false }).sweep();
    await this.settled('SELECT count(*)::integer AS n FROM clock WHERE next_rung_at <= $1', [this.now]);
    await this.settled('SELECT count(*)::integer AS n FROM outbox WHERE done_at IS NULL');
  }

  private async settled(text: string, values: unknown[] = []): Promise<void> {
    await until(async () => (await this.query<{ n: number }>(text, values))[0]?.n === 0, 20_000);
  }
}
