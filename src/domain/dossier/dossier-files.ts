import { DomainError } from '../domain-error.js';
import type { DossierState } from './dossier-lifecycle.js';

/** What a file is there for: a listed paper, what was asked for later, the result, anything else. */
export const FILE_PURPOSES = ['component', 'supplement', 'result', 'other'] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];

type PurposeStates = Readonly<Record<FilePurpose, readonly DossierState[]>>;

const BEFORE_DECISION: readonly DossierState[] = [
  'registered',
  'awaiting_correction',
  'accepted',
  'in_progress',
  'awaiting_supplement',
  'awaiting_payment',
];

/** The result may be scanned once it is signed; nothing else is added to a dossier that is decided. */
const OFFICE_ADDS: PurposeStates = {
  component: BEFORE_DECISION,
  supplement: BEFORE_DECISION,
  other: BEFORE_DECISION,
  result: ['in_progress', 'awaiting_supplement', 'awaiting_payment', 'resolved'],
};

/** The applicant adds only while the ball is with him: nobody changes papers that are being worked on. */
const APPLICANT_ADDS: PurposeStates = {
  component: ['registered', 'awaiting_correction'],
  supplement: ['awaiting_correction', 'awaiting_supplement'],
  other: [],
  result: [],
};

export type FileSide = 'office' | 'applicant';

/** What adding or removing a file of that purpose is decided by. */
export interface FileOccasion {
  readonly state: DossierState;
  readonly purpose: FilePurpose;
  readonly side: FileSide;
}

/** @throws DomainError file-not-now */
export function assertAddable({ state, purpose, side }: FileOccasion): void {
  const states = (side === 'office' ? OFFICE_ADDS : APPLICANT_ADDS)[purpose];
  if (!states.includes(state)) throw new DomainError('file-not-now', { state, purpose });
}

/**
 * What a decision was based on stays as it was.
 * @throws DomainError file-not-now, file-already-removed
 */
export function assertRemovable(occasion: FileOccasion, removedAt: Date | null): void {
  const { state, purpose } = occasion;
  if (removedAt !== null) throw new DomainError('file-already-removed', { removedAt });
  if (!BEFORE_DECISION.includes(state)) throw new DomainError('file-not-now', { state, purpose });
  assertAddable(occasion);
}

/**
 * Which listed paper a file is has to be said of a component and may be said of a supplement.
 * @throws DomainError component-required, component-not-expected, unknown-component
 */
export function assertComponent(
  purpose: FilePurpose,
  component: string | null,
  listed: readonly string[],
): void {
  if (component === null) {
    if (purpose === 'component') throw new DomainError('component-required', { known: listed }, 'component');
    return;
  }
  if (purpose !== 'component' && purpose !== 'supplement') {
    throw new DomainError('component-not-expected', { purpose }, 'component');
  }
  if (!listed.includes(component)) {
    throw new DomainError('unknown-component', { component, known: listed }, 'component');
  }
}

export interface FileLimits {
  readonly mostFileBytes: number;
  readonly mostDossierBytes: number;
  readonly mostDossierFiles: number;
}

/** What a dossier has already, removed files too: they are kept. */
export interface HeldFiles {
  readonly files: number;
  readonly bytes: number;
}

/** @throws DomainError too-many-files, dossier-quota-exceeded */
export function assertRoom(limits: FileLimits, held: HeldFiles, size: number): void {
  const { mostDossierFiles: most, mostDossierBytes } = limits;
  if (held.files >= most) throw new DomainError('too-many-files', { most }, 'file');
  if (held.bytes + size <= mostDossierBytes) return;
  const left = Math.max(0, mostDossierBytes - held.bytes);
  const details = { most: megabytes(mostDossierBytes), left: megabytes(left), size: megabytes(size) };
  throw new DomainError('dossier-quota-exceeded', details, 'file');
}

/** For people: `50`, `0.4`. */
export function megabytes(bytes: number): number {
  return Math.round((bytes / 1_048_576) * 10) / 10;
}
