/** A due moment before and after something moved it; null while the clock stands still. */
export interface DueMove {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly provisionalFrom: boolean;
  readonly provisionalTo: boolean;
}

export interface JudgedMove {
  /** The moment itself is another one; a due moment that only became final has not moved. */
  readonly moved: boolean;
  readonly becomesLate: boolean;
  readonly noLongerLate: boolean;
  readonly becomesFinal: boolean;
  readonly becomesProvisional: boolean;
}

/** Whether there is anything to tell: another moment, or one that became final or provisional. */
export function isMove({ moved, becomesFinal, becomesProvisional }: JudgedMove): boolean {
  return moved || becomesFinal || becomesProvisional;
}

/** What a move means to whoever has the work, at the instant `now`. */
export function judgeMove({ from, to, provisionalFrom, provisionalTo }: DueMove, now: Date): JudgedMove {
  const wasLate = from !== null && from < now;
  const isLate = to !== null && to < now;
  return {
    moved: from?.getTime() !== to?.getTime(),
    becomesLate: !wasLate && isLate,
    noLongerLate: wasLate && !isLate,
    becomesFinal: provisionalFrom && !provisionalTo && to !== null,
    becomesProvisional: !provisionalFrom && provisionalTo,
  };
}
