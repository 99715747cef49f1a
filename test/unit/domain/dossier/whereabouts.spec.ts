import { describe, expect, it } from '@jest/globals';
import type { CaseClock, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { DOSSIER_STATES, type DossierState } from '../../../../src/domain/dossier/dossier-lifecycle.js';
import { holdingsOf, pauseOf, whereaboutsWords } from '../../../../src/domain/dossier/whereabouts.js';
import { BOXES, OPEN_BOXES, STATE_BOXES } from '../../../../src/domain/finding/boxes.js';

const at = (text: string) => new Date(`2026-${text}:00+07:00`);
const PLACES = { receivingAgencyId: 'desk', competentAgencyId: 'department' };
const RECEIVED = at('11-23T08:00');

function caseIn(
  state: DossierState,
  more: Partial<DossierCase['dossier']> = {},
  parts: Partial<DossierCase> = {},
) {
  const dossier = {
    state,
    receivedAt: RECEIVED,
    acceptedAt: null,
    resolvedAt: null,
    resultAtDeskAt: null,
    ...more,
  };
  return {
    steps: [],
    clocks: [],
    supplements: [],
    fees: [],
    deliveries: [],
    ...parts,
    dossier,
  } as unknown as DossierCase;
}
const clock = (kind: string, startedAt: Date, more: object = {}) =>
  ({ terms: { kind }, startedAt, stoppedAt: null, exclusions: [], ...more }) as unknown as CaseClock;
const step = (agencyId: string, openedAt: Date, state = 'open') =>
  ({
    agencyId,
    role: 'approver',
    nameVi: 'Phê duyệt',
    nameEn: 'Approve',
    openedAt,
    state,
  }) as unknown as DossierCase['steps'][number];

describe('where a dossier is', () => {
  it.each(DOSSIER_STATES)('is known in every state, with a moment since when: %s', (state) => {
    const [holding] = holdingsOf(caseIn(state), PLACES);
    expect(holding?.since).toEqual(RECEIVED);
    expect(holding?.doing.vi).not.toBe('');
  });

  it('is with whoever has to act next', () => {
    const who = (...given: Parameters<typeof caseIn>) =>
      holdingsOf(caseIn(...given), PLACES).map(({ agencyId, holder, since }) => [agencyId ?? holder, since]);
    const open = [
      step('police', at('11-24T09:00')),
      step('tax', at('11-25T09:00')),
      step('x', RECEIVED, 'done'),
    ];
    expect(who('registered', {}, { clocks: [clock('intake_response', at('11-23T08:30'))] })).toEqual([
      ['desk', at('11-23T08:30')],
    ]);
    expect(who('accepted', { acceptedAt: RECEIVED }, { clocks: [clock('hand_over', RECEIVED)] })).toEqual([
      ['desk', RECEIVED],
    ]);
    expect(
      who('accepted', { acceptedAt: RECEIVED }, { clocks: [clock('acknowledgement', at('11-23T15:00'))] }),
    ).toEqual([['department', at('11-23T15:00')]]);
    expect(who('in_progress', {}, { steps: open })).toEqual([
      ['police', at('11-24T09:00')],
      ['tax', at('11-25T09:00')],
    ]);
    expect(who('awaiting_payment', {}, { clocks: [clock('payment_wait', at('11-24T10:00'))] })).toEqual([
      ['applicant', at('11-24T10:00')],
    ]);
    expect(who('resolved', { resolvedAt: at('11-26T10:00') })).toEqual([['department', at('11-26T10:00')]]);
    expect(who('resolved', { resultAtDeskAt: at('11-26T15:00') })).toEqual([['desk', at('11-26T15:00')]]);
    expect(who('returned', { returnedAt: at('11-27T09:00') })).toEqual([['nobody', at('11-27T09:00')]]);
  });

  it('is told in one sentence, with the pause that its time limit stands still for', () => {
    const pause = { no: 1, kind: 'pause', reason: 'verification', from: at('11-25T08:00'), to: null };
    const current = caseIn(
      'in_progress',
      {},
      {
        steps: [step('department', at('11-24T09:00'))],
        clocks: [clock('processing', RECEIVED, { exclusions: [pause] })],
      },
    );
    const [holding] = holdingsOf(current, PLACES);
    const placed = holding ? [{ ...holding, place: { vi: 'Sở Tư pháp', en: 'Department of Justice' } }] : [];
    const { vi, en } = whereaboutsWords('H99-1', placed, pauseOf(current), 'Asia/Ho_Chi_Minh');
    expect(vi).toBe(
      'Hồ sơ H99-1 ở Sở Tư pháp: Phê duyệt, từ 09:00 thứ Ba ngày 24/11/2026. Thời hạn tạm dừng từ 08:00 thứ Tư ngày 25/11/2026: xác minh.',
    );
    expect(en).toContain('at Department of Justice: Approve, since');
  });
});

describe('the boxes', () => {
  it('hold every state exactly once', () => {
    expect(Object.values(STATE_BOXES).flat().toSorted()).toEqual([...DOSSIER_STATES].toSorted());
    expect(BOXES.filter((box) => !(OPEN_BOXES as readonly string[]).includes(box))).toEqual(['done']);
  });
});
