import { Injectable } from '@nestjs/common';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import type { Channel } from '../../domain/procedure-rules.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import type { Grouping } from './report-selection.js';
import { ENGLISH_MONTHS } from '../../platform/i18n/english-months.js';

/** How people read a row: the key it can be asked for by, and its name. */
export interface GroupLabel {
  readonly isTotal: boolean;
  readonly key: string;
  readonly name: BilingualText;
}

const TOTAL: GroupLabel = { isTotal: true, key: 'total', name: { vi: 'Tổng số', en: 'Total' } };

const CHANNEL_NAMES: Readonly<Record<Channel, BilingualText>> = {
  counter: { vi: 'Trực tiếp', en: 'At the counter' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  postal: { vi: 'Dịch vụ bưu chính', en: 'By post' },
};

/** Names the groups that a count came back with. */
@Injectable()
export class NameGroups {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly procedures: ProcedureLookup,
    private readonly clock: Clock,
  ) {}

  /** `key` as the count has it: an id, a channel, a field, a month; null for the whole. */
  async nameOf(groupBy: Grouping | null, key: string | null): Promise<GroupLabel> {
    if (groupBy === null || key === null) return TOTAL;
    switch (groupBy) {
      case 'agency': {
        const { code, nameVi, nameEn } = await this.agencies.byId(key);
        return { isTotal: false, key: code, name: { vi: nameVi, en: nameEn } };
      }
      case 'procedure': {
        const today = localDayOf(this.clock.now(), OFFICE_ZONE);
        const { code, name } = await this.procedures.byId(key, today);
        return { isTotal: false, key: code, name };
      }
      case 'field':
        return { isTotal: false, key, name: { vi: key, en: key } };
      case 'channel':
        return { isTotal: false, key, name: CHANNEL_NAMES[key as Channel] };
      case 'month':
        return { isTotal: false, key, name: monthName(key) };
    }
  }
}

function monthName(key: string): BilingualText {
  const [year, month] = [key.slice(0, 4), key.slice(5)];
  return { vi: `Tháng ${month}/${year}`, en: `${ENGLISH_MONTHS[Number(month) - 1]} ${year}` };
}
