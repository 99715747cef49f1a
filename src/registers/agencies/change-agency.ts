import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { idByCode } from '../../platform/register-codes/id-by-code.js';
import { AgenciesStore } from './agencies.store.js';
import type { ChangeAgencyRequest } from './agency-change.contract.js';
import { assertOwnCodes } from './agency-codes.js';
import { assertNoCircle, assertValidity, idOf, keepsHours } from './agency-rules.js';
import type { Agency, AgencyTree } from './agency-tree.js';
import type { AgencyResponse } from './agency.responses.js';

/** What is left out stays; null takes away. */
export type ChangeAgencyCommand = Readonly<ChangeAgencyRequest>;

export interface ChangedAgency {
  readonly before: Agency;
  readonly after: Agency;
}

@Injectable()
export class ChangeAgency {
  constructor(
    private readonly db: Database,
    private readonly agencies: AgenciesStore,
  ) {}

  /**
   * @throws DomainError `not-found`, `unknown-agency`, `unknown-calendar`, `agency-in-circle` or
   * `agency-validity-inverted`
   */
  async execute(
    code: string,
    command: ChangeAgencyCommand,
    enteredBy: string | null,
  ): Promise<AgencyResponse> {
    return this.db.write(async (tx) => {
      await this.within(tx, code, command, enteredBy);
      return this.agencies.shown(tx, code);
    });
  }

  /** @throws DomainError as `execute` */
  async within(
    tx: EntityManager,
    code: string,
    command: ChangeAgencyCommand,
    enteredBy: string | null,
  ): Promise<ChangedAgency> {
    const tree = await this.agencies.lockTree(tx);
    const before = tree.byCode(code);
    if (before === null) throw new DomainError('not-found');
    const after = { ...this.changed(before, tree, command), ...(await this.calendars(tx, command)) };
    assertValidity(after.validFrom, after.validTo);
    assertNoCircle(tree, before, after.parentId);
    assertOwnCodes(tree, after);
    await this.agencies.update(tx, {
      ...after,
      fields: [...new Set(after.fields)],
      otherCodes: [...after.otherCodes],
    });
    const { source = null } = command;
    if (!keepsHours(before, after)) await this.agencies.recordHours(tx, before, after, { source, enteredBy });
    return { before, after };
  }

  private changed(agency: Agency, tree: AgencyTree, command: ChangeAgencyCommand): Agency {
    const references = {
      parentId: idOf(tree, command.parentCode, 'parentCode'),
      deskAgencyId: idOf(tree, command.deskCode, 'deskCode'),
      areaAgencyId: idOf(tree, command.areaCode, 'areaCode'),
      successorId: idOf(tree, command.successorCode, 'successorCode'),
      predecessorId: idOf(tree, command.predecessorCode, 'predecessorCode'),
    };
    const { nameVi, nameEn, level, fields, validFrom, validTo, headName, headTitle } = command;
    const otherCodes = command.otherCodes?.map((each) => ({ ...each }));
    const own = { nameVi, nameEn, level, fields, validFrom, validTo, headName, headTitle, otherCodes };
    return { ...agency, ...told({ ...own, ...contactOf(command), ...references }) };
  }

  private async calendars(tx: EntityManager, { calendarCode, deskCalendarCode }: ChangeAgencyCommand) {
    const idOfCalendar = (code: string, field: string) => idByCode(tx, 'calendar', code, field);
    const calendarId =
      calendarCode === undefined ? undefined : await idOfCalendar(calendarCode, 'calendarCode');
    const deskCalendarId = deskCalendarCode
      ? await idOfCalendar(deskCalendarCode, 'deskCalendarCode')
      : deskCalendarCode;
    return told({ calendarId, deskCalendarId });
  }
}

function contactOf(command: ChangeAgencyCommand) {
  const { place, address, phone, email, complaintAddress, deskName, deskSymbol } = command;
  return { place, address, phone, email, complaintAddress, deskName, deskSymbol };
}

type Told<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function told<T extends object>(values: T): Told<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Told<T>;
}
