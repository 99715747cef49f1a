import { Turns } from '../../platform/access/turns.js';

/**
 * Fewer than any limit of wrong look-ups: each counts as wrong until it is known to be right, so as many at once as a
 * limit allows would shut out the next right one of the same office.
 */
const LIMITS = { atOnce: 4, waiting: 500 };

interface Gate {
  readonly turns: Turns;
  users: number;
}

/** Lets the look-ups of one address through a few at a time. */
export class AddressTurns {
  private readonly gates = new Map<string, Gate>();

  /** @throws DomainError too-many-requests */
  async take<T>(address: string, work: () => Promise<T>): Promise<T> {
    const gate = this.gates.get(address) ?? { turns: new Turns(LIMITS), users: 0 };
    this.gates.set(address, gate);
    gate.users += 1;
    try {
      return await gate.turns.take(work);
    } finally {
      gate.users -= 1;
      if (gate.users === 0) this.gates.delete(address);
    }
  }
}
