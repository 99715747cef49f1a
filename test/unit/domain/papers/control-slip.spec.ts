import { describe, expect, it } from '@jest/globals';
import {
  handOversOf,
  type FollowedEvent,
  type FollowedStep,
} from '../../../../src/domain/papers/control-slip.js';
import { ZONE } from './paper-facts.js';

const at = (time: string): Date => new Date(`2026-10-${time}:00+07:00`);

function step(no: number, more: Partial<FollowedStep>): FollowedStep {
  const open = { finishedAt: null, dueAt: null, isOpen: true, finishedBy: null, note: null };
  return { no, name: `Bước ${no}`, agencyName: 'UBND phường', ...open, ...more };
}

const done = (finishedAt: string, dueAt: string | null): Partial<FollowedStep> => ({
  finishedAt: at(finishedAt),
  dueAt: dueAt === null ? null : at(dueAt),
  isOpen: false,
  finishedBy: 'Lê Văn An',
});

function event(type: string, time: string, data: Record<string, unknown> = {}): FollowedEvent {
  return { type, at: at(time), actorName: 'Lê Văn An', data };
}

const opens = (...nos: number[]) => ({ opened: nos.map((stepNo) => ({ stepNo })) });
const base = { deskName: 'Trung tâm', applicantName: 'Nguyễn Thị Đào', zone: ZONE };

describe('the process control slip', () => {
  const steps = [
    step(1, done('05T16:00', '05T17:30')),
    step(2, { ...done('07T09:00', '08T17:30'), agencyName: 'Thuế cơ sở', note: 'Đã tính thuế' }),
    step(3, { ...done('09T08:00', '08T17:30') }),
    step(4, { dueAt: at('12T17:30') }),
  ];
  const events = [
    event('dossier_accepted', '05T09:00', opens(1)),
    event('step_finished', '05T16:00', { stepNo: 1, ...opens(2, 3) }),
    event('flag_raised', '08T17:30'),
    event('step_finished', '07T09:00', { stepNo: 2, ...opens() }),
    event('step_finished', '09T08:00', { stepNo: 3, ...opens(4) }),
  ];

  it('has a row for each hand-over: who gave, who received, when, and how the leg of the giver ended', () => {
    const rows = handOversOf({ ...base, steps, events });
    expect(
      rows.map(({ giver, receiver, result }) => [giver.work ?? giver.unit, receiver.work, result]),
    ).toEqual([
      ['Trung tâm', 'Bước 1', null],
      ['Bước 1', 'Bước 2', 'on_time'],
      ['Bước 1', 'Bước 3', 'on_time'],
      ['Bước 3', 'Bước 4', 'late'],
    ]);
    expect(rows[1]).toMatchObject({
      giver: { unit: 'UBND phường', person: 'Lê Văn An' },
      receiver: { unit: 'Thuế cơ sở', person: 'Lê Văn An' },
      at: at('05T16:00'),
      heldUntil: null,
    });
  });

  it('says who has the dossier now, and until when', () => {
    const held = handOversOf({ ...base, steps, events }).filter(({ heldUntil }) => heldUntil !== null);
    expect(held).toEqual([
      expect.objectContaining({
        receiver: { unit: 'UBND phường', work: 'Bước 4', person: null },
        heldUntil: { dueAt: at('12T17:30') },
      }),
    ]);
  });

  it('ends with the result at the desk and in the hand of the applicant', () => {
    const ended = [
      ...events,
      event('step_finished', '12T10:00', { stepNo: 4, ...opens() }),
      event('dossier_resolved', '12T10:00', { outcome: 'granted' }),
      event('result_handed_over', '13T08:00', { way: 'desk' }),
    ];
    const all = [...steps.slice(0, 3), step(4, { ...done('12T10:00', '12T17:30'), note: 'Đã ký' })];
    const rows = handOversOf({ ...base, steps: all, events: ended }).slice(-2);
    expect(rows).toEqual([
      {
        giver: { unit: 'UBND phường', work: 'Bước 4', person: 'Lê Văn An' },
        receiver: { unit: 'Trung tâm', work: null, person: null },
        at: at('12T10:00'),
        result: 'on_time',
        note: 'Đã ký',
        heldUntil: null,
      },
      {
        giver: { unit: 'Trung tâm', work: null, person: 'Lê Văn An' },
        receiver: { unit: 'Nguyễn Thị Đào', work: null, person: null },
        at: at('13T08:00'),
        result: null,
        note: null,
        heldUntil: null,
      },
    ]);
  });

  it('judges no leg that had no term, and names nobody where a rule acted', () => {
    const untimed = [step(1, done('05T16:00', null)), step(2, {})];
    const byRule = { ...event('step_finished', '05T16:00', { stepNo: 1, ...opens(2) }), actorName: null };
    const [row] = handOversOf({ ...base, steps: untimed, events: [byRule] });
    expect(row).toMatchObject({ result: null, giver: { person: null }, heldUntil: { dueAt: null } });
  });
});
