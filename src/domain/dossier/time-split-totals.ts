import { MILLIS_PER_MINUTE } from '../calendar/zoned-time.js';
import { ownerKey, type TimeOwner, type TimePiece } from './time-split.js';

/** What one owner used of a dossier's span, in whole working minutes. */
export interface OwnerTime {
  readonly owner: TimeOwner;
  readonly workingMinutes: number;
  /** Of these, after the due moment. */
  readonly lateMinutes: number;
}

/** A piece in whole working minutes. */
export interface PieceTime {
  readonly piece: TimePiece;
  readonly workingMinutes: number;
}

/** The owners' minutes and the pieces' minutes each add up to the whole. */
export interface TimeTotals {
  readonly workingMinutes: number;
  readonly lateMinutes: number;
  /** In the order in which each first had the dossier. */
  readonly owners: readonly OwnerTime[];
  readonly pieces: readonly PieceTime[];
}

/**
 * Milliseconds told in minutes: the whole is rounded once and shared out by largest remainder, to the owners, of
 * each owner to the time before and after the due moment, of those to the pieces. No number is more than a minute
 * off, and every sum is exact.
 */
export function timeByOwner(pieces: readonly TimePiece[]): TimeTotals {
  const workingMinutes = Math.round(millisOf(pieces) / MILLIS_PER_MINUTE);
  const minutes = new Map<TimePiece, number>();
  const owners = shared(workingMinutes, ownGroups(pieces)).map(({ group, minutes: all }): OwnerTime => {
    const parts = shared(all, [group.filter(({ late }) => !late), group.filter(({ late }) => late)]);
    for (const part of parts) shareWithPieces(part, minutes);
    const lateMinutes = parts[1]?.minutes ?? 0;
    return { owner: (group[0] as TimePiece).owner, workingMinutes: all, lateMinutes };
  });
  return {
    workingMinutes,
    lateMinutes: owners.reduce((sum, { lateMinutes }) => sum + lateMinutes, 0),
    owners,
    pieces: pieces.map((piece) => ({ piece, workingMinutes: minutes.get(piece) ?? 0 })),
  };
}

type Group = readonly TimePiece[];

interface Share {
  readonly group: Group;
  readonly minutes: number;
}

function ownGroups(pieces: readonly TimePiece[]): readonly Group[] {
  const groups = new Map<string, TimePiece[]>();
  for (const piece of pieces) {
    const key = ownerKey(piece.owner);
    groups.set(key, [...(groups.get(key) ?? []), piece]);
  }
  return [...groups.values()];
}

function millisOf(pieces: Group): number {
  return pieces.reduce((sum, { workingMillis }) => sum + workingMillis, 0);
}

function shareWithPieces({ group, minutes }: Share, known: Map<TimePiece, number>): void {
  const single = group.map((piece) => [piece]);
  shared(minutes, single).forEach((share, index) => known.set(group[index] as TimePiece, share.minutes));
}

/** Whole minutes that add up to `total`, each the floor or the ceiling of its group's milliseconds. */
function shared(total: number, groups: readonly Group[]): readonly Share[] {
  const parts = groups.map((group, index) => {
    const millis = millisOf(group);
    return {
      group,
      index,
      floor: Math.floor(millis / MILLIS_PER_MINUTE),
      remainder: millis % MILLIS_PER_MINUTE,
    };
  });
  const left = total - parts.reduce((sum, { floor }) => sum + floor, 0);
  const favoured = parts
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, Math.max(0, left));
  return parts.map((part) => ({
    group: part.group,
    minutes: part.floor + (favoured.includes(part) ? 1 : 0),
  }));
}
