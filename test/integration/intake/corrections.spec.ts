import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockOffice } from '../trips/clock-office.js';

const SLIP = { reason: 'Gõ sai' };

describe('a correction', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T09:00:00');
  }, 120_000);
  afterAll(() => office.close());

  it('of a name stays one slip however many steps it takes, and so does one of a number', async () => {
    const applicant = { kind: 'person', fullName: 'Nguyễn Văn An', identityNumber: '001099000001' };
    const { code } = await office.log('plain', { applicant });
    const mend = (details: object) =>
      office.attempt('reception_officer', code, 'correct-details', { ...details, ...SLIP });
    const person = async () => (await office.show(code)) as unknown as { applicant: object };

    const done = [200, code];
    const tooFar = [422, 'correction-too-large'];
    const steps: [object, unknown[]][] = [
      [{ fullName: 'Nguyễn Thn An' }, done],
      [{ fullName: 'Nguyễn Thị An' }, done],
      [{ fullName: 'Nguyễn Thị Bì' }, tooFar],
      [{ identityNumber: '071099000001' }, done],
      [{ identityNumber: '079199000001' }, tooFar],
    ];
    for (const [details, answer] of steps) expect(await mend(details)).toEqual(answer);
    expect(await person()).toMatchObject({
      applicant: { fullName: 'Nguyễn Thị An', identityNumber: '071099000001' },
    });

    expect(await mend({ fullName: 'Nguyễn Văn An' })).toEqual(done);
    expect(await person()).toMatchObject({ applicant: { fullName: 'Nguyễn Văn An' } });
  });
});
