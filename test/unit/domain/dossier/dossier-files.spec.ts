import { describe, expect, it } from '@jest/globals';
import {
  FILE_PURPOSES,
  type FileSide,
  assertAddable,
  assertComponent,
  assertRemovable,
  assertRoom,
} from '../../../../src/domain/dossier/dossier-files.js';
import { DOSSIER_STATES } from '../../../../src/domain/dossier/dossier-lifecycle.js';

function codeOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** For each state the purposes that pass. */
function table(passes: (occasion: Parameters<typeof assertAddable>[0]) => boolean, side: FileSide) {
  return Object.fromEntries(
    DOSSIER_STATES.map((state) => [
      state,
      FILE_PURPOSES.filter((purpose) => passes({ state, purpose, side })).join(' '),
    ]),
  );
}

const isAddable = (occasion: Parameters<typeof assertAddable>[0]) =>
  codeOf(() => assertAddable(occasion)) === null;
const isRemovable = (occasion: Parameters<typeof assertAddable>[0]) =>
  codeOf(() => assertRemovable(occasion, null)) === null;

const PAPERS = 'component supplement other';
const ALL = 'component supplement result other';

describe('files', () => {
  it('are added by the office until the decision, the result also after it', () => {
    expect(table(isAddable, 'office')).toEqual({
      registered: PAPERS,
      awaiting_correction: PAPERS,
      not_accepted: '',
      accepted: PAPERS,
      in_progress: ALL,
      awaiting_supplement: ALL,
      awaiting_payment: ALL,
      resolved: 'result',
      returned: '',
      withdrawn: '',
      stopped: '',
    });
  });

  it('are added by the applicant while the ball is with him', () => {
    const added = table(isAddable, 'applicant');
    expect(Object.entries(added).filter(([, purposes]) => purposes !== '')).toEqual([
      ['registered', 'component'],
      ['awaiting_correction', 'component supplement'],
      ['awaiting_supplement', 'supplement'],
    ]);
  });

  it('are removed before the decision only, and once', () => {
    expect(table(isRemovable, 'office')).toEqual({ ...table(isAddable, 'office'), resolved: '' });
    expect(table(isRemovable, 'applicant')).toEqual(table(isAddable, 'applicant'));
    const occasion = { state: 'in_progress', purpose: 'other', side: 'office' } as const;
    expect(codeOf(() => assertRemovable(occasion, new Date(0)))).toBe('file-already-removed');
  });

  it.each([
    ['component', 'form', null],
    ['component', null, 'component-required'],
    ['component', 'gold', 'unknown-component'],
    ['supplement', 'form', null],
    ['supplement', null, null],
    ['supplement', 'gold', 'unknown-component'],
    ['other', null, null],
    ['other', 'form', 'component-not-expected'],
    ['result', null, null],
    ['result', 'form', 'component-not-expected'],
  ] as const)('of the purpose %s with the component %s: %s', (purpose, component, code) => {
    expect(codeOf(() => assertComponent(purpose, component, ['form', 'identity']))).toBe(code);
  });

  const limits = { mostFileBytes: 50, mostDossierBytes: 100, mostDossierFiles: 3 };

  it.each([
    [{ files: 0, bytes: 0 }, 100, null],
    [{ files: 2, bytes: 60 }, 40, null],
    [{ files: 2, bytes: 60 }, 41, 'dossier-quota-exceeded'],
    [{ files: 1, bytes: 200 }, 1, 'dossier-quota-exceeded'],
    [{ files: 3, bytes: 0 }, 1, 'too-many-files'],
  ])('beside %j there is room for %i bytes: %s', (held, size, code) => {
    expect(codeOf(() => assertRoom(limits, held, size))).toBe(code);
  });
});
