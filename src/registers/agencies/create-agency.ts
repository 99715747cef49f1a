import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { Database } from '../../platform/database/database.js';
import { idByCode } from '../../platform/register-codes/id-by-code.js';
import { AgenciesStore } from './agencies.store.js';
import { assertOwnCodes } from './agency-codes.js';
import { assertValidity, idOf } from './agency-rules.js';
import type { AgencyCode, AgencyContact, AgencyTree } from './agency-tree.js';
import type { AgencyResponse } from './agency.responses.js';

type Told<T> = { readonly [K in keyof T]?: Exclude<T[K], null> };

export interface CreateAgencyCommand extends Told<AgencyContact> {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly level: string;
  readonly parentCode?: string;
  /** The parent's calendar unless told. */
  readonly calendarCode?: string;
  /** Hours of its own desk, where they differ from the office's. */
  readonly deskCalendarCode?: string;
  readonly deskCode?: string;
  readonly fields?: readonly string[];
  readonly areaCode?: string;
  readonly validFrom: LocalDay;
  readonly validTo?: LocalDay;
  readonly predecessorCode?: string;
  readonly otherCodes?: readonly AgencyCode[];
  readonly headName?: string;
  readonly headTitle?: string;
}

@Injectable()
export class CreateAgency {
  constructor(
    private readonly db: Database,
    private readonly agencies: AgenciesStore,
  ) {}

  /**
   * @throws DomainError `agency-code-taken`, `unknown-agency`, `unknown-calendar`, `calendar-required` or
   * `agency-validity-inverted`
   */
  async execute(command: CreateAgencyCommand): Promise<AgencyResponse> {
    const { code, nameVi, nameEn, level, fields = [], validFrom, validTo = null } = command;
    const { otherCodes = [], headName = null, headTitle = null } = command;
    assertValidity(validFrom, validTo);
    return this.db.write(async (tx) => {
      const tree = await this.agencies.lockTree(tx);
      if (tree.byCode(code) !== null) throw new DomainError('agency-code-taken', { code }, 'code');
      assertOwnCodes(tree, { id: null, otherCodes });
      await this.agencies.insert(tx, {
        ...{ code, nameVi, nameEn, level, validFrom, validTo, successorId: null },
        ...contactOf(command),
        ...{ headName, headTitle, otherCodes: otherCodes.map((each) => ({ ...each })) },
        predecessorId: idOf(tree, command.predecessorCode, 'predecessorCode') ?? null,
        fields: [...new Set(fields)],
        parentId: idOf(tree, command.parentCode, 'parentCode') ?? null,
        deskAgencyId: idOf(tree, command.deskCode, 'deskCode') ?? null,
        areaAgencyId: idOf(tree, command.areaCode, 'areaCode') ?? null,
        calendarId: await this.calendarId(tx, tree, command),
        deskCalendarId: await deskCalendarId(tx, command),
      });
      return this.agencies.shown(tx, code);
    });
  }

  private async calendarId(
    tx: EntityManager,
    tree: AgencyTree,
    { calendarCode, parentCode }: CreateAgencyCommand,
  ): Promise<string> {
    if (calendarCode !== undefined) return idByCode(tx, 'calendar', calendarCode, 'calendarCode');
    const parent = parentCode === undefined ? null : tree.byCode(parentCode);
    if (parent !== null) return parent.calendarId;
    // The first agency of a new installation works by the national calendar, the only one without a parent.
    const roots = await tx.query<{ id: string }[]>('SELECT id FROM calendar WHERE parent_id IS NULL');
    if (roots.length !== 1) throw new DomainError('calendar-required', {}, 'calendarCode');
    return (roots[0] as { id: string }).id;
  }
}

function contactOf(command: Told<AgencyContact>): AgencyContact {
  const { place = null, address = null, phone = null, email = null } = command;
  const { complaintAddress = null, deskName = null, deskSymbol = null } = command;
  return { place, address, phone, email, complaintAddress, deskName, deskSymbol };
}

async function deskCalendarId(
  tx: EntityManager,
  { deskCalendarCode }: CreateAgencyCommand,
): Promise<string | null> {
  if (deskCalendarCode === undefined) return null;
  return idByCode(tx, 'calendar', deskCalendarCode, 'deskCalendarCode');
}
