import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ACTIONS,
  DOSSIER_STATES,
  END_STATES,
  type DossierState,
  type LifecycleMove,
} from '../../../src/domain/dossier/dossier-lifecycle.js';
import { ClockOffice, COMMUNE, PAPERS } from './clock-office.js';

interface Seen {
  readonly status: DossierState;
  readonly availableActions: readonly string[];
  readonly currentSteps: readonly {
    readonly step: string;
    readonly outcomes: readonly { readonly key: string }[];
  }[];
}

interface Deadline {
  readonly clocks: readonly { readonly kind: string; readonly state: string; readonly agrees: boolean }[];
  readonly whoseTime: {
    readonly workingMinutes: number;
    readonly owners: readonly { readonly workingMinutes: number }[];
    readonly pieces: readonly { readonly from: string; readonly to: string }[];
  } | null;
}

/** What one of the two does in a round. */
interface Move {
  readonly role: 'reception_officer' | 'processing_officer' | 'approver';
  readonly pick: number;
}
interface Round {
  readonly moves: readonly [Move, Move];
  readonly minutes: number;
}
interface History {
  readonly procedure: string;
  readonly channel: 'counter' | 'postal';
  readonly rounds: readonly Round[];
}

const move: fc.Arbitrary<Move> = fc.record({
  role: fc.constantFrom('reception_officer', 'processing_officer', 'approver'),
  pick: fc.nat(100_000),
});
const histories: fc.Arbitrary<History> = fc.record({
  procedure: fc.constantFrom('plain', 'verified', 'appraised', 'extendable', 'asked', 'paid'),
  channel: fc.constantFrom('counter', 'postal'),
  rounds: fc.array(
    fc.record({ moves: fc.tuple(move, move), minutes: fc.oneof(fc.nat(300), fc.nat(6_000)) }),
    { minLength: 8, maxLength: 14 },
  ),
});

/** Whoever has the dossier is bound by a running clock. */
const OWED: Partial<Record<DossierState, readonly string[]>> = {
  registered: ['intake_response'],
  awaiting_correction: ['supplement_wait'],
  in_progress: ['processing'],
  awaiting_supplement: ['supplement_wait'],
  awaiting_payment: ['payment_wait'],
};

/** Ends come by chance often enough; chosen as often as the rest they would leave nothing to look at. */
const SELDOM = ['withdraw', 'stop', 'not-accept'];

const START = Date.parse('2026-08-17T08:00:00+07:00');

/** The states that up to two verbs lead to. */
function reachable(from: DossierState): ReadonlySet<DossierState> {
  const next = (state: DossierState) => (ACTIONS[state] as readonly LifecycleMove[]).flatMap(({ to }) => to);
  const once = [from, ...next(from)];
  return new Set([...once, ...once.flatMap(next)]);
}

describe('two people who work on the same dossier at the same time', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('08-17T08:00:00');
  }, 120_000);
  afterAll(() => office.close());

  const setTime = (millis: number) => office.at(new Date(millis + 7 * 3_600_000).toISOString().slice(0, 19));

  async function see(code: string, role: string): Promise<Seen> {
    return (await office.show(code, role)) as unknown as Seen;
  }

  function bodyOf(action: string, { currentSteps }: Seen, pick: number): object {
    const step = currentSteps[pick % Math.max(currentSteps.length, 1)];
    const outcome = step?.outcomes[pick % Math.max(step.outcomes.length, 1)]?.key;
    const bodies: Record<string, object> = {
      'finish-step': { step: step?.step, outcome, note: 'Đã xem xét' },
      'claim-step': { step: step?.step },
      'release-step': { step: step?.step, reason: 'Chuyển việc' },
      'assign-step': { step: step?.step, username: 'officer.phuong-huong-dong', reason: 'Phân công' },
      'return-step': { step: step?.step, toStep: 'appraise', reason: 'Cần xem lại' },
      'request-correction': PAPERS,
      'request-supplement': { ...PAPERS, ...(pick % 2 === 0 && { legalBasis: 'Luật chuyên ngành' }) },
      'request-payment': { amountDong: 10_000, reason: 'Phí', legalBasis: 'Thông tư 1' },
      pause: { reason: 'verification', legalBasis: 'Luật A', note: 'Xác minh' },
      resume: { reason: 'verification' },
      extend: { amount: 2, unit: 'working_day', reason: 'Phức tạp' },
      apologise: { amount: 2, unit: 'working_day', reason: 'Quá tải' },
      'record-refund': { amountDong: 1, reason: 'Nộp thừa' },
      'correct-fee': { amountDong: 10_000 * (pick % 3), reason: 'Ghi nhầm' },
      'correct-details': { fullName: `Lê Thị Bưởi ${pick}`, reason: 'Gõ sai' },
      refile: { procedureCode: pick % 2 === 0 ? 'plain' : 'verified', reason: 'Nhầm thủ tục' },
      'hand-over-result': { way: pick % 2 === 0 ? 'desk' : 'post' },
      'correct-result': { reason: 'Sai ngày sinh', noticedBy: 'applicant' },
      'reissue-result': { note: 'Đã sửa' },
      reopen: { reason: 'Khiếu nại', legalBasis: 'QĐ 1', term: pick % 2 === 0 ? 'continue' : 'restart' },
    };
    return bodies[action] ?? { reason: 'Theo đề nghị' };
  }

  /** What somebody makes of what he saw a moment ago. */
  async function chosen(code: string, { role, pick }: Move): Promise<() => Promise<number>> {
    const seen = await see(code, role);
    const likely = seen.availableActions.filter((action) => !SELDOM.includes(action) || pick % 7 === 0);
    const action = likely[pick % Math.max(likely.length, 1)];
    if (action === undefined) return () => Promise.resolve(200);
    const worker = await office.worker(COMMUNE, role);
    const needsNoBody = [
      'accept',
      'receive-correction',
      'receive-supplement',
      'receive-payment',
      'receive-result',
    ];
    const body = needsNoBody.includes(action) ? {} : bodyOf(action, seen, pick);
    return async () => {
      const { status, body: answer } = await worker.post<{ code: string }>(
        `dossiers/${code}/${action}`,
        body,
      );
      // Refused by a rule, because the other one was quicker or still had it, or the step is not his; never a failure.
      if (![200, 403, 409, 412, 422, 503].includes(status))
        throw new Error(`${action}: ${status} ${JSON.stringify(answer)}`);
      return status;
    };
  }

  async function check(code: string, before: DossierState): Promise<DossierState> {
    const { status } = await see(code, 'approver');
    expect(DOSSIER_STATES).toContain(status);
    const worker = await office.worker(COMMUNE, 'approver');
    const { body } = await worker.get<Deadline>(`dossiers/${code}/deadline`);
    const running = body.clocks.filter(({ state }) => state === 'running' || state === 'paused');
    expect(body.clocks.filter(({ agrees }) => !agrees)).toEqual([]);
    const owed = OWED[status];
    if (owed) expect(running.some(({ kind }) => owed.includes(kind))).toBe(true);
    if (END_STATES.includes(status) || status === 'resolved') {
      expect(running.filter(({ kind }) => kind !== 'result_correction')).toEqual([]);
    }
    if (body.whoseTime) {
      const { workingMinutes, owners, pieces } = body.whoseTime;
      expect(owners.reduce((sum, owner) => sum + owner.workingMinutes, 0)).toBe(workingMinutes);
      expect(pieces.slice(1).every((piece, index) => piece.from === pieces[index]?.to)).toBe(true);
    }
    expect([before, [...reachable(before)].includes(status)]).toEqual([before, true]);
    return status;
  }

  async function live({ procedure, channel, rounds }: History): Promise<readonly number[]> {
    let now = START;
    setTime(now);
    const { code, status } = await office.log(procedure, { channel });
    let state = status as DossierState;
    const statuses: number[] = [];
    for (const { moves, minutes } of rounds) {
      now += minutes * 60_000;
      setTime(now);
      const [one, other] = await Promise.all(moves.map((each) => chosen(code, each)));
      statuses.push(...(await Promise.all([one?.() ?? 200, other?.() ?? 200])));
      state = await check(code, state);
    }
    // The chain of the timeline is whole.
    await office.timeline(code);
    return statuses;
  }

  it('never leave the table, lose a clock or break the sum of the pieces of time', async () => {
    const statuses: number[] = [];
    for (const history of fc.sample(histories, 15)) statuses.push(...(await live(history)));
    // They met: some verbs were refused because the other one was quicker.
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(100);
    expect(statuses).toContain(409);
  }, 240_000);
});
