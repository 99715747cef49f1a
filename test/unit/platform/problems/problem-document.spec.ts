import { describe, expect, it } from '@jest/globals';
import { HttpException } from '@nestjs/common';
import { DomainError } from '../../../../src/domain/domain-error.js';
import { InvalidRequest } from '../../../../src/platform/problems/field-fault.js';
import { describeProblem } from '../../../../src/platform/problems/problem-document.js';
import { refusalOf } from '../../../../src/platform/problems/refusal-of.js';

const occasion = { language: 'en', path: '/api/v1/dossiers', requestId: 'r-1' } as const;

describe('a problem document', () => {
  it('has code, field, the language asked for and both translations', () => {
    const refusal = new DomainError('unknown-agency', { code: 'X9' }, 'agencyCode');
    const problem = describeProblem(refusal, occasion);
    expect(problem).toMatchObject({
      type: 'urn:motcua:problem:unknown-agency',
      status: 422,
      code: 'unknown-agency',
      instance: '/api/v1/dossiers',
      requestId: 'r-1',
      detail: 'There is no agency with the code "X9".',
      translations: { vi: { detail: 'Không tìm thấy cơ quan có mã “X9”.' } },
      errors: [{ field: 'agencyCode', code: 'unknown-agency' }],
    });
  });

  it('is in Vietnamese unless English is asked for', () => {
    expect(describeProblem(new DomainError('not-found'), { ...occasion, language: 'vi' }).title).toBe(
      'Không tìm thấy',
    );
  });

  it('lists all faults of a request', () => {
    const faults = [
      { field: 'applicant.fullName', code: 'field-required', params: {} },
      { field: 'note', code: 'text-too-long', params: { max: 10 } },
    ] as const;
    const { errors, detail } = describeProblem(new InvalidRequest(faults), occasion);
    expect(detail).toContain('2 fault(s)');
    expect(errors?.map((each) => each.field)).toEqual(['applicant.fullName', 'note']);
    expect(errors?.[1]?.translations.vi).toBe('Không được quá 10 ký tự.');
  });

  it('lists all faults that a rule found', () => {
    const message = { vi: 'Thiếu thời hạn', en: 'The term is missing' };
    const problems = [{ code: 'no-term', place: 'variants.house.terms.online', message }];
    const refusal = new DomainError('version-not-publishable', { problems }, 'rules');
    expect(describeProblem(refusal, occasion).errors).toEqual([
      { field: 'variants.house.terms.online', code: 'no-term', detail: message.en, translations: message },
    ]);
  });

  it('says nothing of an unexpected error or of a code that nobody described', () => {
    const secret = new Error('password of the database');
    for (const error of [refusalOf(secret), new DomainError('no-such-code', { secret })]) {
      const problem = describeProblem(error, occasion);
      expect(problem).toMatchObject({ status: 500, code: 'internal-error' });
      expect(JSON.stringify(problem)).not.toContain('password');
    }
  });

  it.each([
    [Object.assign(new Error('x'), { code: '55P03' }), 'busy'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'database-unavailable'],
    [new HttpException('x', 413), 'body-too-large'],
    [new HttpException('x', 404), 'route-not-found'],
    [new HttpException('x', 418), 'malformed-request'],
    [new HttpException('x', 502), 'internal-error'],
    ['a thrown text', 'internal-error'],
  ])('turns %s into %s', (error, code) => {
    expect(refusalOf(error).code).toBe(code);
  });
});
