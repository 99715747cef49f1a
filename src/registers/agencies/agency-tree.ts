import type { LocalDay } from '../../domain/calendar/local-day.js';

/** What its papers say of an agency; null: not entered, and then left out or left blank. */
export interface AgencyContact {
  /** địa danh in front of the date. */
  readonly place: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Where to send feedback and petitions; null: to its address. */
  readonly complaintAddress: string | null;
  /** How its one-stop desk is called; its own name where the agency is a service centre itself. */
  readonly deskName: string | null;
  /** What stands behind the number of a receipt, e.g. `TTPVHCC`. */
  readonly deskSymbol: string | null;
}

/**
 * mã định danh: another code of an agency beside the one that names it here. Directories changed their shape (QCVN
 * 102:2016, Decision 20/2020/QĐ-TTg) and provinces re-issued them after the mergers of 2025.
 */
export interface AgencyCode {
  readonly code: string;
  readonly validFrom: LocalDay;
  /** Last day; null: open. */
  readonly validTo: LocalDay | null;
  /** The document that gives it. */
  readonly source: string | null;
}

/** One row of the register as everybody reads it. */
export interface Agency extends AgencyContact {
  readonly id: string;
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly level: string;
  readonly parentId: string | null;
  readonly calendarId: string;
  /** Hours of its own desk, where they differ from the office's. */
  readonly deskCalendarId: string | null;
  readonly deskAgencyId: string | null;
  readonly fields: readonly string[];
  readonly areaAgencyId: string | null;
  readonly validFrom: LocalDay;
  readonly validTo: LocalDay | null;
  readonly successorId: string | null;
  readonly predecessorId: string | null;
  readonly otherCodes: readonly AgencyCode[];
  readonly headName: string | null;
  readonly headTitle: string | null;
}

/** With all the codes that mean it. */
export interface CodedAgency extends Agency {
  readonly codes: readonly string[];
}

/** By whose hours terms are counted, as ids of calendars. */
export interface AgencyHours {
  /** Of the offices of an agency. */
  officeHoursOf(agencyId: string): string;
  /** Of the desk that takes in and returns for an agency. */
  deskHoursOf(agencyId: string): string;
  /** The agencies that have their desk there, itself included. */
  servedAt(deskId: string): readonly string[];
}

/** The whole register, indexed; never altered once built. */
export class AgencyTree implements AgencyHours {
  private readonly ofId: ReadonlyMap<string, Agency>;
  private readonly ofCode: ReadonlyMap<string, Agency>;
  private readonly ofOtherCode: ReadonlyMap<string, readonly HeldCode[]>;
  private readonly below: ReadonlyMap<string | null, readonly Agency[]>;

  constructor(agencies: readonly Agency[]) {
    const sorted = [...agencies].sort((a, b) => (a.code < b.code ? -1 : 1));
    this.ofId = new Map(sorted.map((agency) => [agency.id, agency]));
    this.ofCode = new Map(sorted.map((agency) => [agency.code, agency]));
    this.ofOtherCode = holdersOfCodes(sorted);
    this.below = groupByParent(sorted);
  }

  byId(id: string): Agency | null {
    return this.ofId.get(id) ?? null;
  }

  /** @throws Error for an id that no row has: ids come from rows, not from people */
  known(id: string): Agency {
    const agency = this.byId(id);
    if (agency === null) throw new Error(`No agency has the id ${id}`);
    return agency;
  }

  officeHoursOf(agencyId: string): string {
    return this.known(agencyId).calendarId;
  }

  deskHoursOf(agencyId: string): string {
    const { deskAgencyId } = this.known(agencyId);
    const desk = this.known(deskAgencyId ?? agencyId);
    return desk.deskCalendarId ?? desk.calendarId;
  }

  servedAt(deskId: string): readonly string[] {
    const served = [...this.ofId.values()].filter(({ deskAgencyId }) => deskAgencyId === deskId);
    return [...new Set([deskId, ...served.map(({ id }) => id)])];
  }

  /**
   * By the code that names it here, or by another one of its codes: of several agencies the one that has it on that
   * day, otherwise the last that had it by then.
   */
  byCode(code: string, on?: LocalDay): Agency | null {
    const own = this.ofCode.get(code);
    if (own) return own;
    const holders = this.ofOtherCode.get(code) ?? [];
    const begun = on === undefined ? holders : holders.filter(({ validFrom }) => validFrom <= on);
    return (begun.at(-1) ?? holders[0])?.agency ?? null;
  }

  /** All that mean this agency: not those that have gone to another one since. */
  codesOf({ id, code, otherCodes }: Agency): readonly string[] {
    const others = otherCodes.map((own) => own.code).filter((other) => this.byCode(other)?.id === id);
    return [...new Set([code, ...others])];
  }

  /** Those whose work it took over, and the one that it was split off. */
  predecessorsOf({ id, predecessorId }: Agency): readonly Agency[] {
    return [...this.ofCode.values()].filter(
      (other) => other.successorId === id || other.id === predecessorId,
    );
  }

  /** Each agency before those below it, otherwise by code. */
  inOrder(): readonly Agency[] {
    return this.walk(this.below.get(null) ?? []);
  }

  /** The agency itself and all below it. */
  subtree(id: string): readonly Agency[] {
    const root = this.byId(id);
    return root === null ? [] : this.walk([root]);
  }

  /**
   * The agency that handles `field` for the area of one of `areas`, the first of them first, otherwise the
   * one that handles it for the whole province; null when there is none on that day.
   */
  handling(field: string, areas: readonly Agency[], on: LocalDay): Agency | null {
    const able = [...this.ofCode.values()].filter(
      (agency) => agency.fields.includes(field) && isValid(agency, on),
    );
    for (const areaId of [...areas.map((area) => area.id), null]) {
      const found = able.find((agency) => agency.areaAgencyId === areaId);
      if (found !== undefined) return found;
    }
    return null;
  }

  private walk(roots: readonly Agency[]): Agency[] {
    const found: Agency[] = [];
    const pending = [...roots].reverse();
    for (let agency = pending.pop(); agency !== undefined; agency = pending.pop()) {
      found.push(agency);
      pending.push(...[...(this.below.get(agency.id) ?? [])].reverse());
    }
    return found;
  }
}

interface HeldCode {
  readonly agency: Agency;
  readonly validFrom: LocalDay;
}

/** In the order in which they got the code; no two have it on one day. */
function holdersOfCodes(agencies: readonly Agency[]): Map<string, HeldCode[]> {
  const held = agencies.flatMap((agency) => agency.otherCodes.map((own) => ({ agency, ...own })));
  held.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const holders = new Map<string, HeldCode[]>();
  for (const { code, agency, validFrom } of held) {
    holders.set(code, [...(holders.get(code) ?? []), { agency, validFrom }]);
  }
  return holders;
}

/** Both days belong to the validity. */
function isValid({ validFrom, validTo }: Agency, on: LocalDay): boolean {
  return validFrom <= on && (validTo === null || on <= validTo);
}

function groupByParent(agencies: readonly Agency[]): Map<string | null, Agency[]> {
  const groups = new Map<string | null, Agency[]>();
  for (const agency of agencies) {
    const siblings = groups.get(agency.parentId);
    if (siblings === undefined) groups.set(agency.parentId, [agency]);
    else siblings.push(agency);
  }
  return groups;
}
