import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AgencyCalendarChangeEntity } from './agency-calendar-change.entity.js';

/** A change of the hours that an agency's terms are counted by. */
export interface AgencyCalendarChange {
  readonly id: string;
  readonly agencyId: string;
  readonly fromCalendarId: string;
  readonly source: string | null;
}

/** What was changed about the calendars of agencies. Changes follow one another: ids grow in the order of commits. */
@Injectable()
export class AgencyCalendarChanges {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<readonly AgencyCalendarChange[]> {
    return tx.findBy(AgencyCalendarChangeEntity, { id: In([...ids]) });
  }
}
