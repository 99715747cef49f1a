import { isMove, judgeMove, type JudgedMove } from '../../domain/deadline/due-move.js';
import type { CaseClock } from '../../domain/dossier/dossier-case.js';
import type { ImpactFigures } from './impact.requests.js';

/** A clock as it is and as it would be. */
export interface ProposedClock {
  readonly dossierId: string;
  readonly before: CaseClock;
  readonly after: CaseClock;
}

export interface ProposedMove extends ProposedClock {
  readonly judged: JudgedMove;
}

/** Where a move stands in the list: legal terms that become late first, then by dossier and clock. */
export interface MovePlace {
  readonly rank: 0 | 1;
  readonly dossierId: string;
  readonly clockNo: number;
}

export function placeOf({ dossierId, after, judged }: ProposedMove): MovePlace {
  const isLegalAndLate = judged.becomesLate && after.terms.kind === 'processing';
  return { rank: isLegalAndLate ? 0 : 1, dossierId, clockNo: after.no };
}

function isBehind(place: MovePlace, other: MovePlace): boolean {
  if (place.rank !== other.rank) return place.rank > other.rank;
  const [dossierId, otherId] = [BigInt(place.dossierId), BigInt(other.dossierId)];
  return dossierId === otherId ? place.clockNo > other.clockNo : dossierId > otherId;
}

type MutableFigures = { -readonly [name in keyof ImpactFigures]: number };

function noFigures(): MutableFigures {
  return {
    clocksSeen: 0,
    clocksMoved: 0,
    dossiersMoved: 0,
    becomeLate: 0,
    noLongerLate: 0,
    becomeFinal: 0,
    becomeProvisional: 0,
  };
}

interface Group {
  readonly kind: string;
  readonly agencyId: string;
  readonly figures: MutableFigures;
  /** Clocks come dossier by dossier, so the last one is all there is to know. */
  lastMovedDossier: string | null;
}

/** Counts what a changed calendar would do, and keeps one page of the moves. */
export class ImpactTally {
  private readonly all: Group = { kind: '', agencyId: '', figures: noFigures(), lastMovedDossier: null };
  private readonly groups = new Map<string, Group>();
  private failed = 0;
  private readonly kept: readonly [ProposedMove[], ProposedMove[]] = [[], []];

  constructor(
    private readonly behind: MovePlace | null,
    private readonly limit: number,
    private readonly now: Date,
  ) {}

  add(proposed: ProposedClock): void {
    const { before, after } = proposed;
    const due = {
      from: before.dueAt,
      to: after.dueAt,
      provisionalFrom: before.provisional,
      provisionalTo: after.provisional,
    };
    const judged = judgeMove(due, this.now);
    for (const group of [this.all, this.groupOf(after)]) count(group, proposed.dossierId, judged);
    if (isMove(judged)) this.keep({ ...proposed, judged });
  }

  /** A dossier that cannot be computed keeps its due moments. */
  addFailure(): void {
    this.failed += 1;
  }

  get failures(): number {
    return this.failed;
  }

  /** Nothing that is still to come belongs on the page. */
  get isFull(): boolean {
    return this.behind?.rank === 1 && this.kept[1].length >= this.limit;
  }

  get totals(): ImpactFigures {
    return { ...this.all.figures };
  }

  get byKindAndAgency(): readonly Omit<Group, 'lastMovedDossier'>[] {
    return [...this.groups.values()].filter(
      ({ figures }) => figures.clocksMoved + figures.becomeFinal + figures.becomeProvisional > 0,
    );
  }

  /** In order; one more than the page takes where there are more. */
  get moves(): readonly ProposedMove[] {
    return this.kept.flat().slice(0, this.limit);
  }

  private groupOf({ terms: { kind }, ownerAgencyId }: CaseClock): Group {
    const key = `${kind}/${ownerAgencyId}`;
    const known = this.groups.get(key);
    if (known) return known;
    const group = { kind, agencyId: ownerAgencyId, figures: noFigures(), lastMovedDossier: null };
    this.groups.set(key, group);
    return group;
  }

  private keep(move: ProposedMove): void {
    const place = placeOf(move);
    const kept = this.kept[place.rank];
    if (kept.length < this.limit && (this.behind === null || isBehind(place, this.behind))) kept.push(move);
  }
}

function count(group: Group, dossierId: string, judged: JudgedMove): void {
  const { figures } = group;
  figures.clocksSeen += 1;
  if (judged.moved) figures.clocksMoved += 1;
  if (judged.moved && group.lastMovedDossier !== dossierId) {
    figures.dossiersMoved += 1;
    group.lastMovedDossier = dossierId;
  }
  if (judged.becomesLate) figures.becomeLate += 1;
  if (judged.noLongerLate) figures.noLongerLate += 1;
  if (judged.becomesFinal) figures.becomeFinal += 1;
  if (judged.becomesProvisional) figures.becomeProvisional += 1;
}
