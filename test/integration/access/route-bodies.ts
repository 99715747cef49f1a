import type { Route } from './walk-routes.js';

const REASON = { reason: 'Lý do để thử' };
const PAPERS = { ...REASON, items: [{ description: 'Bản sao giấy khai sinh' }] };
const SOURCE = 'Văn bản thử 01/2026';
const WEEKLY = [{ weekday: 1, sessions: [{ from: '07:30', to: '11:30' }] }];
const FILING = { procedureCode: 'matrix', channel: 'counter' };
const NAMES = { nameVi: 'Tên thử', nameEn: 'A name' };
const DOSSIER = '/api/v1/dossiers/{code}';

const SCAN = new FormData();
SCAN.append('purpose', 'other');
SCAN.append('file', new Blob(['%PDF-1.7\n%%EOF\n'], { type: 'application/pdf' }), 'Bản quét.pdf');

const RECORDS = new FormData();
RECORDS.append('file', new Blob(['{"MATTHC":"9.000001","TENTTHC":"Thủ tục thử"}']), 'records.jsonl');

/** A body that each writing route takes; null: it takes none. */
const BODIES: Readonly<Record<string, object | null>> = {
  'POST /api/v1/auth/login': { username: 'nobody', password: 'không ai có' },
  'POST /api/v1/auth/password': { currentPassword: 'không đúng', newPassword: 'Mật khẩu mới 1' },
  'POST /api/v1/accounts': {
    username: 'matrix.one',
    fullName: 'Người mới',
    roles: ['portal'],
    password: 'Mật khẩu mới 1',
  },
  'PATCH /api/v1/accounts/{username}': { fullName: 'Tên khác' },
  'POST /api/v1/absences': { firstOn: '2026-12-01', lastOn: '2026-12-02' },
  'PATCH /api/v1/absences/{id}': { standIn: null },
  'POST /api/v1/absences/{id}/cancel': null,
  'POST /api/v1/agencies': { ...NAMES, code: 'T09', level: 'commune', validFrom: '2026-01-01' },
  'PATCH /api/v1/agencies/{code}': { nameVi: 'Tên khác' },
  'POST /api/v1/agencies/{code}/impact': { nameVi: 'Tên khác' },
  'POST /api/v1/calendars': {
    code: 'matrix',
    name: 'Lịch thử',
    publishedThrough: '2026-12-31',
    weekly: WEEKLY,
    source: SOURCE,
  },
  'POST /api/v1/calendars/{code}/weekly-sessions': { weekly: WEEKLY, source: SOURCE },
  'POST /api/v1/calendars/{code}/days': {
    days: [{ on: '2026-09-02', kind: 'holiday', name: 'Quốc khánh', source: SOURCE }],
  },
  'POST /api/v1/calendars/{code}/days/impact': {
    days: [{ on: '2026-09-02', kind: 'holiday', name: 'Quốc khánh', source: SOURCE }],
  },
  'POST /api/v1/calendars/{code}/weekly-sessions/impact': { weekly: WEEKLY, source: SOURCE },
  'POST /api/v1/calendars/{code}/days/{on}/removal/impact': { source: SOURCE },
  'POST /api/v1/calendars/{code}/imports/{id}/impact': null,
  'DELETE /api/v1/calendars/{code}/days/{on}': null,
  'POST /api/v1/calendars/{code}/imports': { csv: 'on,kind,name,sessions,source', source: SOURCE },
  'POST /api/v1/calendars/{code}/imports/{id}/apply': null,
  'POST /api/v1/calendars/{code}/imports/{id}/discard': null,
  'POST /api/v1/outages': {
    agencyCode: 'T01',
    from: '2026-10-08T08:00:00+07:00',
    to: '2026-10-08T10:00:00+07:00',
    name: 'Mất điện trụ sở',
    source: SOURCE,
  },
  'POST /api/v1/procedures': { ...NAMES, code: 'matrix-2', field: 'thử', levels: ['commune'] },
  'POST /api/v1/procedures/{code}/versions': { effectiveFrom: '2026-01-01', rules: {} },
  'PUT /api/v1/procedures/{code}/versions/{no}': { effectiveFrom: '2026-01-01', rules: {} },
  'DELETE /api/v1/procedures/{code}/versions/{no}': null,
  'POST /api/v1/procedures/{code}/versions/{no}/review': null,
  'POST /api/v1/procedures/{code}/versions/{no}/publish': null,
  'POST /api/v1/procedures/{code}/versions/{no}/withdraw': REASON,
  'POST /api/v1/procedures/{code}/versions/{no}/retire': { ...REASON, lastDay: '2026-12-31' },
  'POST /api/v1/notifications/{id}/read': null,
  'POST /api/v1/deadlines/preview': { ...FILING, receivedAt: '2026-11-23T08:00:00+07:00' },
  'POST /api/v1/lookups': { code: 'T01-261123-0001', secret: '7K3M-9QZ2' },
  'POST /api/v1/dossiers': { ...FILING, applicant: { kind: 'person', fullName: 'Trần Thị Mới' } },
  'POST /api/v1/bulk/finish-step': {
    items: [{ code: 'T01-261123-0001', step: 'appraisal', outcome: 'done' }],
  },
  'POST /api/v1/bulk/claim-step': { items: [{ code: 'T01-261123-0001', step: 'appraisal' }] },
  'POST /api/v1/bulk/release-step': { items: [{ code: 'T01-261123-0001', step: 'appraisal', ...REASON }] },
  'POST /api/v1/bulk/assign-step': {
    items: [{ code: 'T01-261123-0001', step: 'appraisal', username: 'nobody' }],
  },
  'POST /api/v1/national-records/imports': RECORDS,
  'POST /api/v1/handovers': { receiver: 'T01' },
  'POST /api/v1/handovers/{number}/acknowledge': { others: 'received' },
  'POST /api/v1/handovers/{number}/settle': { items: [{ code: 'T01-1', note: 'Đã tìm thấy' }] },
  'POST /api/v1/handovers/{number}/cancel': REASON,
  [`POST ${DOSSIER}/accept`]: {},
  [`POST ${DOSSIER}/not-accept`]: REASON,
  [`POST ${DOSSIER}/send-on`]: {},
  [`POST ${DOSSIER}/record-refund`]: { ...REASON, amountDong: 1 },
  [`POST ${DOSSIER}/correct-fee`]: { ...REASON, amountDong: 0 },
  [`POST ${DOSSIER}/correct-details`]: { ...REASON, phone: '0901234568' },
  [`POST ${DOSSIER}/refile`]: { ...REASON, applicant: { fullName: 'Trần Thị Đúng' } },
  [`POST ${DOSSIER}/refilings/{no}/approve`]: {},
  [`POST ${DOSSIER}/refilings/{no}/reject`]: REASON,
  [`POST ${DOSSIER}/receive-result`]: null,
  [`POST ${DOSSIER}/correct-result`]: { ...REASON, noticedBy: 'agency' },
  [`POST ${DOSSIER}/reissue-result`]: { note: 'Đã sửa' },
  [`POST ${DOSSIER}/reopen`]: { ...REASON, legalBasis: 'QĐ 1', term: 'continue' },
  [`POST ${DOSSIER}/request-correction`]: PAPERS,
  [`POST ${DOSSIER}/receive-correction`]: {},
  [`POST ${DOSSIER}/finish-step`]: { step: 'appraisal', outcome: 'done', note: 'Đã xem' },
  [`POST ${DOSSIER}/acknowledge-leg`]: { leg: 'residence' },
  [`POST ${DOSSIER}/return-step`]: { ...REASON, step: 'appraisal', toStep: 'intake' },
  [`POST ${DOSSIER}/claim-step`]: { step: 'appraisal' },
  [`POST ${DOSSIER}/release-step`]: { ...REASON, step: 'appraisal' },
  [`POST ${DOSSIER}/assign-step`]: { ...REASON, step: 'appraisal', username: 'processing_officer.t01' },
  [`POST ${DOSSIER}/request-supplement`]: PAPERS,
  [`POST ${DOSSIER}/receive-supplement`]: {},
  [`POST ${DOSSIER}/confirm-receipt`]: {},
  [`POST ${DOSSIER}/request-payment`]: { ...REASON, amountDong: 150_000 },
  [`POST ${DOSSIER}/receive-payment`]: { reference: 'BL-0001' },
  [`POST ${DOSSIER}/pause`]: { reason: 'verification', legalBasis: SOURCE, note: 'Xác minh nơi cư trú' },
  [`POST ${DOSSIER}/resume`]: { reason: 'verification' },
  [`POST ${DOSSIER}/extend`]: { ...REASON, amount: 2, unit: 'working_day' },
  [`POST ${DOSSIER}/apologise`]: { ...REASON, amount: 3, unit: 'working_day' },
  [`POST ${DOSSIER}/withdraw`]: REASON,
  [`POST ${DOSSIER}/stop`]: REASON,
  [`POST ${DOSSIER}/papers`]: { form: 'receipt' },
  [`POST ${DOSSIER}/hand-over-result`]: { way: 'desk' },
  [`POST ${DOSSIER}/files`]: SCAN,
  [`POST ${DOSSIER}/files/{no}/remove`]: REASON,
};

/** @throws Error for a writing route that the table does not know yet */
export function bodyOf({ method, path }: Route): object | null {
  if (method === 'GET') return null;
  const body = BODIES[`${method} ${path}`];
  if (body === undefined) throw new Error(`${method} ${path} has no body in the table of route bodies`);
  return body;
}
