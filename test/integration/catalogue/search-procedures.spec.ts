import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  ListedProceduresResponse,
  PlanResponse,
} from '../../../src/registers/procedures/procedure.responses.js';
import { ApiClient, type Problem } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';

describe('citizens and officers find a procedure by their own words', () => {
  let sample: SampleProduct;
  let anybody: ApiClient;

  beforeAll(async () => {
    sample = await SampleProduct.start();
    anybody = ApiClient.anonymous(sample.address);
  }, 120_000);
  afterAll(() => sample.stop());

  const find = async (q: string, filters = '') =>
    (await anybody.get<ListedProceduresResponse>(`procedures?q=${encodeURIComponent(q)}${filters}`)).body;
  const firstOf = async (q: string) => (await find(q)).items[0]?.code;

  it.each([
    ['dang ky khai sinh', '1.001193'],
    ['Đăng ký khai sinh', '1.001193'],
    ['toi muon lam giay khai sinh', '1.001193'],
    ['dag ky khai sinh', '1.001193'],
    ['dang ky ket hon', '1.000894'],
    ['giay doc than', '1.004873'],
    ['dang ki tam chu', '1.004194'],
    ['nhap ho khau', '1.004222'],
    ['ly lich tu phap', '3.000333'],
    ['cong nhan ho ngheo', '1.011607'],
    ['dang ky kinh doanh ho gia dinh', '1.001612'],
    ['mo ho kinh doanh', '1.001612'],
    ['dagn ky thanh lap ho kinh doanh', '1.001612'],
    ['xin giay phep xay dung nha', '1.013225'],
    ['birth registration', '1.001193'],
    ['1.0042', '1.004222'],
  ])('%s', async (q, code) => {
    const codes = (await find(q)).items.map((item) => item.code);
    expect(codes).toContain(code);
    if (!/^\d/.test(q)) expect(await firstOf(q)).toBe(code);
  });

  it('nothing like it is nothing', async () => {
    expect(await find('xyzzy quux')).toEqual({ items: [], total: 0 });
    expect(await find('%_')).toEqual({ items: [], total: 0 });
  });

  it('field, level and limit narrow it; the total counts what is not shown', async () => {
    const { items, total } = await find('dang ky', `&field=${encodeURIComponent('Hộ tịch')}&limit=2`);
    expect(items).toHaveLength(2);
    expect(total).toBeGreaterThan(2);
    expect(new Set(items.map(({ field }) => field))).toEqual(new Set(['Hộ tịch']));
    const everything = await anybody.get<ListedProceduresResponse>('procedures');
    expect(everything.body.total).toBe(everything.body.items.length);
  });

  it('what is known and not offered is found on demand only, and says so', async () => {
    const admin = await sample.as('admin');
    const name = { nameVi: 'Cấp phép bay cho thiết bị thử nghiệm', nameEn: 'Test flight permit' };
    await admin.post('procedures', { code: '9.700001', ...name, field: 'Hàng không', levels: ['ministry'] });
    expect((await find('cap phep bay')).items.map(({ code }) => code)).not.toContain('9.700001');
    const { items } = await find('cap phep bay', '&offered=false');
    expect(items[0]).toMatchObject({ code: '9.700001', offered: false, effectiveFrom: null });
  });

  describe('the workflow of a procedure', () => {
    it('is drawn, with the way that the term has to hold', async () => {
      const { status, body } = await anybody.get<PlanResponse>('procedures/1.013225/plan');
      expect(status).toBe(200);
      expect(body.mermaid).toMatch(/^flowchart TD\n/);
      expect(body.mermaid).toContain('Lấy ý kiến về quy hoạch, kỹ thuật (12 ngày, không tính vào thời hạn)');
      const { workingMinutes, steps } = body.criticalPath;
      const limits = steps
        .filter((step) => step.counted)
        .map(({ limit }) => limit as { amount: number } | null);
      expect(workingMinutes).toBe(limits.reduce((sum, limit) => sum + (limit?.amount ?? 0) * 60, 0));
    });

    it.each([
      ['an unknown procedure', 'procedures/9.999999/plan', 'unknown-procedure'],
      ['an unknown variant', 'procedures/1.013225/plan?variant=x', 'unknown-variant'],
      ['a day before it was offered', 'procedures/1.013225/plan?on=2020-01-01', 'no-version-in-force'],
    ])('%s is refused', async (_name, path, code) => {
      const { status, body } = await anybody.get<Problem>(path);
      expect([status, body.code]).toEqual([422, code]);
    });
  });
});
