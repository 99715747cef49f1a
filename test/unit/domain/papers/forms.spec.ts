import { describe, expect, it } from '@jest/globals';
import { apologyLetterOf } from '../../../../src/domain/papers/apology-letter.js';
import { receiptOf } from '../../../../src/domain/papers/receipt.js';
import { refusalSlipOf } from '../../../../src/domain/papers/refusal-slip.js';
import { stopNoticeOf } from '../../../../src/domain/papers/stop-notice.js';
import { supplementSlipOf } from '../../../../src/domain/papers/supplement-slip.js';
import { DEPARTMENT, factsOf, linesOf, receiptFacts } from './paper-facts.js';

const APPLICANT_LINES = [
  'Số định danh cá nhân: 046190001234',
  'Địa chỉ: Tổ 5, phường Hương Đông',
  'Số điện thoại: 0912 345 678',
  'Email: ',
];

describe('form 01, the receipt', () => {
  it('has every field of the form, in its order', () => {
    expect(linesOf(receiptOf(receiptFacts()))).toEqual([
      'Tiếp nhận hồ sơ của: Nguyễn Thị Đào',
      ...APPLICANT_LINES,
      'Nội dung yêu cầu giải quyết: Đăng ký khai sinh',
      'Thành phần hồ sơ nộp gồm: Tờ khai (01 bản chính) | Giấy tờ cư trú (02 bản sao)',
      'Số lượng hồ sơ: 01 (bộ)',
      'Thời gian giải quyết hồ sơ theo quy định: 5 ngày làm việc',
      'Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 05 tháng 10 năm 2026',
      'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 30 phút, ngày 12 tháng 10 năm 2026',
      'Đăng ký nhận kết quả: Trực tiếp tại Trung tâm Phục vụ hành chính công, UBND phường Hương Đông, Số 32 đường Lê Duẩn',
      'Vào Sổ theo dõi hồ sơ, quyển số: 2026',
      'Số thứ tự: 00131',
    ]);
  });

  it('comes from the desk, with number, place and date, both places to sign and where to complain', () => {
    const { facts, ...paper } = { facts: receiptFacts(), ...receiptOf(receiptFacts()) };
    expect(paper).toMatchObject({
      form: 'receipt',
      formNo: '01',
      title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      templateSet: 'tt-03-2025',
      legalBasis: 'Thông tư 03/2025/TT-VPCP, Phụ lục I',
      number: '00123/TTPVHCC',
      placeAndDate: 'Hương Đông, ngày 05 tháng 10 năm 2026',
      head: { superior: 'UBND phường Hương Đông', name: 'Trung tâm Phục vụ hành chính công' },
      dossierCode: 'H99.31-261005-0001',
      addressee: null,
    });
    expect(paper.signatures.map(({ title, name }) => [title, name])).toEqual([
      ['Người nộp hồ sơ', 'Nguyễn Thị Đào'],
      ['Người tiếp nhận hồ sơ', 'Trần Văn Bình'],
    ]);
    expect(paper.foot).toMatchObject({ lookUp: facts.lookUp, lookUpSecret: '7K3M-9QZ2' });
    expect(paper.foot.complaints.map(({ value }) => value)).toEqual([
      'UBND phường Hương Đông, Số 32 đường Lê Duẩn',
      '0200 009 931',
      'huong-dong@song-huong.example',
    ]);
  });

  it.each([
    ['agency_received', 'Sau 5 ngày làm việc, kể từ khi cơ quan có thẩm quyền nhận được hồ sơ'],
    ['fee_paid', 'Sau 5 ngày làm việc, kể từ khi người nộp hồ sơ nộp đủ phí, lệ phí'],
  ] as const)('promises no day before the term begins (%s)', (startsWhen, words) => {
    const { fields } = receiptOf(receiptFacts({ startsWhen, dueAt: null }));
    expect(fields.find(({ key }) => key === 'dueAt')?.value).toBe(words);
  });

  it.each([
    [{ way: 'post', address: '12 Trần Phú' }, 'Qua dịch vụ bưu chính, địa chỉ: 12 Trần Phú'],
    [{ way: 'post' }, 'Qua dịch vụ bưu chính'],
    [{ way: 'electronic' }, 'Nhận kết quả điện tử trên Cổng Dịch vụ công quốc gia'],
  ] as const)('says how the result is sent (%o)', (delivery, words) => {
    const { fields } = receiptOf(receiptFacts({ delivery }));
    expect(fields.find(({ key }) => key === 'returnPlace')?.value).toBe(words);
  });

  it('names who acts for the applicant, who then signs', () => {
    const facts = receiptFacts();
    const representative = { kind: 'person', fullName: 'Lê Văn Cường', phone: '0905 111 222' } as const;
    const paper = receiptOf({ ...facts, dossier: { ...facts.dossier, representative } });
    expect(paper.fields.find(({ key }) => key === 'representative')?.value).toBe(
      'Lê Văn Cường, điện thoại 0905 111 222',
    );
    expect(paper.signatures[0]?.name).toBe('Lê Văn Cường');
  });

  it('asks a company for its own number, and says which receipt it replaces', () => {
    const facts = receiptFacts({ replaces: '00120/TTPVHCC' });
    const applicant = { kind: 'organisation', fullName: 'Công ty TNHH Sông Hương' } as const;
    const paper = receiptOf({ ...facts, dossier: { ...facts.dossier, applicant } });
    expect(linesOf(paper)).toContain('Mã số doanh nghiệp, tổ chức: ');
    expect(linesOf(paper).at(-1)).toBe('Thay thế giấy tiếp nhận hồ sơ số: 00120/TTPVHCC');
  });

  it('stands under the superior where the desk is a service centre of its own, and is of an unnamed desk otherwise', () => {
    const centre = { ...DEPARTMENT, name: 'Trung tâm Phục vụ hành chính công tỉnh' };
    const own = { ...centre, deskName: centre.name };
    expect(receiptOf({ ...receiptFacts(), issuer: own }).head).toEqual({
      superior: 'UBND tỉnh Sông Hương',
      name: 'Trung tâm Phục vụ hành chính công tỉnh',
    });
    const unnamed = receiptOf({ ...receiptFacts(), issuer: DEPARTMENT });
    expect(unnamed.head).toEqual({ superior: 'Sở Xây dựng', name: 'Bộ phận Tiếp nhận và Trả kết quả' });
    expect(unnamed.number).toBe('00123/BPTNTKQ');
  });
});

describe('form 02, the supplement slip', () => {
  const own = {
    items: ['Giấy chứng sinh', 'Văn bản ủy quyền'],
    reason: 'Bản chụp không rõ',
    ruleOfSecondRequest: null,
    answerBy: new Date('2026-10-23T00:00:00+07:00'),
  };

  it('lists everything that is missing, why, until when, and whom to ask', () => {
    const paper = supplementSlipOf({ ...factsOf('supplement_slip'), ...own });
    expect(paper.number).toBe('00123/PBS');
    expect(linesOf(paper)).toEqual([
      'Hồ sơ của: Nguyễn Thị Đào',
      ...APPLICANT_LINES,
      'Nội dung yêu cầu giải quyết: Đăng ký khai sinh',
      'Yêu cầu bổ sung, hoàn thiện hồ sơ gồm những nội dung sau: Giấy chứng sinh | Văn bản ủy quyền',
      'Lý do: Bản chụp không rõ',
      'Thời hạn bổ sung, hoàn thiện hồ sơ: hết ngày 22 tháng 10 năm 2026',
      'Nếu có vướng mắc khi bổ sung, hoàn thiện hồ sơ, đề nghị Ông/Bà liên hệ Trần Văn Bình, UBND phường Hương Đông, số điện thoại 0200 009 931 để được hướng dẫn.',
    ]);
    expect(paper.signatures.map(({ title }) => title)).toEqual(['Người nộp hồ sơ', 'Người hướng dẫn']);
  });

  it('names the rule that allows a second request, and the agency where nobody in person asks', () => {
    const facts = { ...factsOf('supplement_slip', { officerName: null }), ...own };
    const lines = linesOf(
      supplementSlipOf({ ...facts, ruleOfSecondRequest: 'Luật Xây dựng', answerBy: null }),
    );
    expect(lines).toContain('Căn cứ yêu cầu bổ sung thêm lần nữa: Luật Xây dựng');
    expect(lines.some((line) => line.startsWith('Thời hạn bổ sung'))).toBe(false);
    expect(lines.at(-1)).toContain('liên hệ UBND phường Hương Đông, số điện thoại');
  });
});

describe('form 03, the refusal slip', () => {
  it('is given by the desk that does not take the dossier in', () => {
    const paper = refusalSlipOf({
      ...factsOf('refusal_slip'),
      isResult: false,
      reason: 'Không thuộc thẩm quyền',
    });
    expect(paper).toMatchObject({ number: '00123/PTC', title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ' });
    expect(linesOf(paper).slice(5)).toEqual([
      'Nội dung yêu cầu giải quyết: Đăng ký khai sinh',
      'Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 05 tháng 10 năm 2026',
      'Qua xem xét, Trung tâm Phục vụ hành chính công thông báo không tiếp nhận hồ sơ nêu trên.',
      'Lý do: Không thuộc thẩm quyền',
      'Xin thông báo để Ông/Bà được biết và thực hiện./.',
    ]);
    expect(paper.signatures.map(({ title }) => title)).toEqual(['Người nộp hồ sơ', 'Người tiếp nhận hồ sơ']);
  });

  it('is signed by the head of the agency that refuses the result', () => {
    const facts = factsOf('refusal_slip', { issuer: DEPARTMENT, atDesk: false, officerName: null });
    const paper = refusalSlipOf({ ...facts, isResult: true, reason: 'Trái quy hoạch' });
    expect(paper.head).toEqual({ superior: 'UBND tỉnh Sông Hương', name: 'Sở Xây dựng' });
    expect(linesOf(paper)).toContain('Qua xem xét, Sở Xây dựng thông báo từ chối giải quyết hồ sơ nêu trên.');
    expect(paper.signatures[1]).toMatchObject({ title: 'Thủ trưởng cơ quan, đơn vị', name: null });
  });
});

describe('form 04, the apology', () => {
  it('tells the old and the new appointment, why, and is signed by the head', () => {
    const paper = apologyLetterOf({
      ...factsOf('apology', { issuer: DEPARTMENT, atDesk: false }),
      dueAt: new Date('2026-10-19T17:30:00+07:00'),
      promisedDueAt: new Date('2026-10-23T17:30:00+07:00'),
      extra: { amount: 4, unit: 'working_day' },
      reason: 'Phải xác minh thêm',
      signedName: 'Lê Quang Hùng',
    });
    expect(paper).toMatchObject({
      number: '00123/PXL',
      title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
      addressee: 'Nguyễn Thị Đào',
    });
    expect(linesOf(paper)).toEqual([
      'Hồ sơ được tiếp nhận: ngày 05 tháng 10 năm 2026',
      'Cơ quan giải quyết: UBND phường Hương Đông',
      'Thủ tục hành chính: Đăng ký khai sinh',
      'Người nộp hồ sơ: Nguyễn Thị Đào',
      'Số định danh cá nhân: 046190001234',
      'Thời gian hẹn trả kết quả: 17 giờ 30 phút, ngày 19 tháng 10 năm 2026',
      'Đến nay, UBND phường Hương Đông chưa giải quyết xong hồ sơ của Ông/Bà theo thời gian đã hẹn.',
      'Lý do: Phải xác minh thêm',
      'Thời gian đề nghị gia hạn: 4 ngày làm việc',
      'UBND phường Hương Đông chân thành xin lỗi Ông/Bà vì sự chậm trễ này và hẹn trả kết quả như sau:',
      'Thời gian hẹn trả kết quả mới: 17 giờ 30 phút, ngày 23 tháng 10 năm 2026',
      'Rất mong nhận được sự thông cảm của Ông/Bà./.',
    ]);
    expect(paper.signatures).toEqual([
      expect.objectContaining({ title: 'Thủ trưởng cơ quan, đơn vị', name: 'Lê Quang Hùng' }),
    ]);
    expect(paper.foot.complaints[0]?.value).toBe('Văn phòng Sở Xây dựng, tầng 2');
  });
});

describe('form 05, the stop notice', () => {
  it.each([
    [true, 'Trường hợp dừng giải quyết: Theo đề nghị rút hồ sơ của người nộp hồ sơ'],
    [false, 'Trường hợp dừng giải quyết: UBND phường Hương Đông dừng giải quyết hồ sơ'],
  ])('says who ended it (by the applicant: %s), why and when', (byApplicant, words) => {
    const facts = factsOf('stop_notice', { atDesk: false });
    const paper = stopNoticeOf({ ...facts, byApplicant, reason: 'Không còn nhu cầu' });
    expect(paper).toMatchObject({ number: '00123/TB', formNo: '05', addressee: 'Nguyễn Thị Đào' });
    expect(linesOf(paper).slice(5)).toEqual([
      'Thủ tục hành chính: Đăng ký khai sinh',
      'Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 05 tháng 10 năm 2026',
      words,
      'Lý do: Không còn nhu cầu',
      'Thời điểm dừng giải quyết: 09 giờ 05 phút, ngày 05 tháng 10 năm 2026',
      'Giấy tờ trong hồ sơ và phí, lệ phí (nếu có) được trả lại theo quy định của pháp luật chuyên ngành.',
      'Xin thông báo để Ông/Bà được biết./.',
    ]);
  });
});
