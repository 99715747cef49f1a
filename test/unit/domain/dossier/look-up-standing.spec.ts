import { describe, expect, it } from '@jest/globals';
import { DOSSIER_STATES } from '../../../../src/domain/dossier/dossier-lifecycle.js';
import {
  collectionOf,
  countsAsLate,
  promisedDue,
  standingWords,
  type StandingFacts,
} from '../../../../src/domain/dossier/look-up-standing.js';

const on = (local: string) => new Date(`2026-10-${local}:00+07:00`);

const facts = (more: Partial<StandingFacts> = {}): StandingFacts => ({
  state: 'in_progress',
  dueAt: on('12T17:30'),
  promisedDueAt: null,
  resolvedAt: null,
  endedAt: null,
  timeliness: null,
  lateBefore: false,
  way: 'desk',
  readyAt: null,
  isBeingCorrected: false,
  now: on('09T09:00'),
  ...more,
});
const resolved = { state: 'resolved', resolvedAt: on('09T09:00'), timeliness: 'early' } as const;

describe('how a dossier stands', () => {
  it('is told in words of its own in every state', () => {
    const words = DOSSIER_STATES.map((state) => standingWords(facts({ state })).vi);
    expect(new Set(words).size).toBe(DOSSIER_STATES.length);
  });

  it('sends nobody for a result that is not there yet', () => {
    const onItsWay = facts(resolved);
    expect(standingWords(onItsWay).vi).toBe('Đã có kết quả, đang chuyển về nơi trả kết quả');
    expect(collectionOf(onItsWay)).toEqual({ isReady: false, from: null, way: 'desk' });

    const wrong = facts({ ...resolved, readyAt: on('09T09:00'), isBeingCorrected: true });
    expect(standingWords(wrong).vi).toBe('Kết quả đang được đính chính');
    expect(collectionOf(wrong)?.isReady).toBe(false);

    const ready = facts({ ...resolved, readyAt: on('09T10:00') });
    expect(standingWords(ready).vi).toBe('Đã có kết quả, mời đến nhận');
    expect(collectionOf(ready)).toEqual({ isReady: true, from: on('09T10:00'), way: 'desk' });
    expect(standingWords(facts({ ...resolved, readyAt: on('09T10:00'), way: 'post' })).vi).toBe(
      'Đã có kết quả, sẽ gửi qua dịch vụ bưu chính',
    );
  });

  it('promises a result as long as one is to come', () => {
    for (const state of ['not_accepted', 'returned', 'withdrawn', 'stopped'] as const) {
      expect(collectionOf(facts({ state }))).toBeNull();
    }
    expect(collectionOf(facts())?.from).toEqual(on('12T17:30'));
    expect(collectionOf(facts({ dueAt: null }))?.from).toBeNull();
    expect(collectionOf(facts({ promisedDueAt: on('15T17:30') }))?.from).toEqual(on('15T17:30'));
  });

  it('forgets a promise that the law has overtaken', () => {
    expect(promisedDue({ dueAt: on('20T17:30'), promisedDueAt: on('15T17:30') })).toBeNull();
    expect(promisedDue({ dueAt: null, promisedDueAt: on('15T17:30') })).toEqual(on('15T17:30'));
  });

  it('is late after the due moment whatever was promised, and stays what it was when it was resolved', () => {
    const after = { now: on('12T17:31'), promisedDueAt: on('15T17:30') };
    expect(countsAsLate(facts())).toBe(false);
    expect(countsAsLate(facts(after))).toBe(true);
    expect(countsAsLate(facts({ ...after, ...resolved }))).toBe(false);
    expect(countsAsLate(facts({ ...resolved, timeliness: 'late' }))).toBe(true);
    expect(countsAsLate(facts({ lateBefore: true }))).toBe(true);
    expect(countsAsLate(facts({ ...after, state: 'withdrawn', endedAt: on('09T09:00') }))).toBe(false);
  });
});
