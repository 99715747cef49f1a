import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { Database } from '../../platform/database/database.js';
import { idByCode } from '../../platform/register-codes/id-by-code.js';
import { AgenciesStore } from './agencies.store.js';
import { assertNoCircle, assertValidity, idOf } from './agency-rules.js';
import type { Agency, AgencyTree } from './agency-tree.js';
import type { ChangeAgencyRequest } from './agency.requests.js';
import type { AgencyResponse } from './agency.responses.js';

/** What is left out stays; null takes away. */
export type ChangeAgencyCommand = Readonly<ChangeAgencyRequest>;

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
  async execute(code: string, command: ChangeAgencyCommand): Promise<AgencyResponse> {
    return this.db.write(async (tx) => {
      const tree = await this.agencies.lockTree(tx);
      const agency = tree.byCode(code);
      if (agency === null) throw new DomainError('not-found');
      const changed = { ...this.changed(agency, tree, command), ...(await this.calendars(tx, command)) };
      assertValidity(changed.validFrom, changed.validTo);
      assertNoCircle(tree, agency, changed.parentId);
      await this.agencies.update(tx, { ...changed, fields: [...new Set(changed.fields)] });
      return this.agencies.shown(tx, code);
    });
  }

  private changed(agency: Agency, tree: AgencyTree, command: ChangeAgencyCommand): Agency {
    const references = {
      parentId: idOf(tree, command.parentCode, 'parentCode'),
      deskAgencyId: idOf(tree, command.deskCode, 'deskCode'),
      areaAgencyId: idOf(tree, command.areaCode, 'areaCode'),
      successorId: idOf(tree, command.successorCode, 'successorCode'),
    };
    const { nameVi, nameEn, level, fields, validFrom, validTo } = command;
    return { ...agency, ...told({ nameVi, nameEn, level, fields, validFrom, validTo, ...references }) };
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

type Told<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function told<T extends object>(values: T): Told<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Told<T>;
}
