import { describe, expect, it } from '@jest/globals';
import {
  answered,
  PAPER_STAYS,
  paperRouteOf,
  stayOf,
  type GivenPaper,
  type PaperAnswer,
  type PaperPlace,
} from '../../../../src/domain/dossier/paper-route.js';
import { stayWords } from '../../../../src/domain/dossier/paper-stay-words.js';
import { on } from './case-fixture.js';

const DESK = '30';
const DEPARTMENT = '10';
const OFFICER = { agencyId: DEPARTMENT, role: 'processing_officer', kind: 'task' } as const;
const LEADER = { agencyId: DEPARTMENT, role: 'approver', kind: 'approval' } as const;
const AT_DESK = { agencyId: DESK, role: 'reception_officer', kind: 'hand_over' } as const;
const ASKED = { agencyId: '77', role: 'processing_officer', kind: 'consultation' } as const;

const placed = (more: Partial<PaperPlace> = {}): PaperPlace => ({
  channel: 'counter',
  state: 'in_progress',
  receivingAgencyId: DESK,
  competentAgencyId: DEPARTMENT,
  isToBeSentOn: false,
  openSteps: [OFFICER],
  held: null,
  lastReceivedAt: null,
  lastWorkedAt: null,
  deskTookAt: null,
  ...more,
});

const [EARLY, LATE] = [on('2026-10-05 09:00'), on('2026-10-06 09:00')];

describe('where the paper of a dossier has to go', () => {
  it('is to whoever works on it now, by whatever way its paper came', () => {
    const to = [{ agencyId: DEPARTMENT, role: 'processing_officer' }];
    expect(paperRouteOf(placed())).toEqual({ to });
    expect(paperRouteOf(placed({ channel: 'postal' }))).toEqual({ to });
    expect(paperRouteOf(placed({ state: 'awaiting_supplement' }))).toEqual({ to });
  });

  it('is to each of those who work side by side, but not to who is only asked for an opinion', () => {
    const openSteps = [OFFICER, { ...LEADER, agencyId: '11' }, ASKED];
    expect(paperRouteOf(placed({ openSteps }))).toEqual({
      to: [
        { agencyId: DEPARTMENT, role: 'processing_officer' },
        { agencyId: '11', role: 'approver' },
      ],
    });
    expect(paperRouteOf(placed({ openSteps: [ASKED] }))).toEqual({ stays: 'at_desk' });
  });

  it('is to the agency that decides elsewhere, as long as the desk owes it', () => {
    const elsewhere = { state: 'accepted', openSteps: [] } as const;
    expect(paperRouteOf(placed({ ...elsewhere, isToBeSentOn: true }))).toEqual({
      to: [{ agencyId: DEPARTMENT, role: 'processing_officer' }],
    });
    expect(paperRouteOf(placed(elsewhere))).toEqual({ stays: 'sent_on' });
  });

  it.each<[string, Partial<PaperPlace>, object]>([
    ['there is none of an online filing', { channel: 'online' }, { stays: 'online' }],
    ['before the acceptance', { state: 'registered', openSteps: [] }, { stays: 'not_accepted' }],
    ['after the end', { state: 'withdrawn', openSteps: [] }, { stays: 'ended' }],
    ['while the desk has work of its own', { openSteps: [AT_DESK] }, { stays: 'at_desk' }],
    ['while nobody has work', { state: 'awaiting_payment', openSteps: [] }, { stays: 'at_desk' }],
    [
      'while it is in another box',
      { held: { number: 'A-1', as: 'awaited' } },
      { stays: 'on_open_list', number: 'A-1' },
    ],
    ['while it is missing', { held: { number: 'A-1', as: 'missing' } }, { stays: 'missing', number: 'A-1' }],
    ['once its receiver signed for it', { lastReceivedAt: EARLY }, { stays: 'received' }],
    ['once a department worked on it', { lastWorkedAt: EARLY }, { stays: 'worked_on' }],
  ])('is nowhere: %s', (_why, more, expected) => {
    expect(paperRouteOf(placed(more))).toEqual(expected);
  });

  it('is to the receiver again with what the desk took later, and only then', () => {
    expect(paperRouteOf(placed({ lastReceivedAt: EARLY, deskTookAt: LATE }))).toHaveProperty('to');
    expect(paperRouteOf(placed({ lastWorkedAt: EARLY, deskTookAt: LATE }))).toHaveProperty('to');
    expect(paperRouteOf(placed({ lastReceivedAt: LATE, deskTookAt: EARLY }))).toEqual({ stays: 'received' });
  });

  it('is as the officer says who has it in hand, though a department worked on the data', () => {
    expect(paperRouteOf(placed({ lastWorkedAt: EARLY }), true)).toHaveProperty('to');
    expect(paperRouteOf(placed({ lastReceivedAt: EARLY }), true)).toEqual({ stays: 'received' });
  });
});

describe('a list for one receiver', () => {
  const ask = { receiverAgencyId: DEPARTMENT, role: null, isNamed: false };

  it('has what goes to that agency, or to that role in it', () => {
    expect(stayOf(placed(), ask)).toBeNull();
    expect(stayOf(placed(), { ...ask, role: 'processing_officer' })).toBeNull();
    expect(stayOf(placed(), { ...ask, role: 'approver' })).toEqual({ stays: 'other_receiver' });
    expect(stayOf(placed(), { ...ask, receiverAgencyId: '11' })).toEqual({ stays: 'other_receiver' });
    expect(stayOf(placed({ channel: 'online' }), ask)).toEqual({ stays: 'online' });
  });

  it('tells in both languages why something stays, with the list that has it', () => {
    for (const stays of PAPER_STAYS) {
      const { vi, en } = stayWords({ stays });
      expect([vi.length > 10, en.length > 10, vi === vi.normalize('NFC')]).toEqual([true, true, true]);
    }
    expect(stayWords({ stays: 'missing', number: 'A-1' }).vi).toMatch(/\(phiếu A-1\)$/);
  });
});

describe('the answer to an item', () => {
  it.each<[GivenPaper['result'], boolean, PaperAnswer, ReturnType<typeof answered>]>([
    [null, false, 'received', 'taken'],
    [null, false, 'missing', 'taken'],
    [null, false, 'returned', 'taken'],
    ['received', false, 'received', 'unchanged'],
    ['received', false, 'missing', 'refused'],
    ['returned', false, 'received', 'refused'],
    ['missing', false, 'received', 'taken'],
    ['missing', false, 'returned', 'refused'],
    ['missing', true, 'received', 'refused'],
  ])('%s (settled: %s), then %s: %s', (result, isSettled, answer, expected) => {
    expect(answered({ result, isSettled }, answer)).toBe(expected);
  });
});
