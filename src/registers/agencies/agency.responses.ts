import { AgencyCodeItem } from './agency-change.contract.js';
import { Shows } from '../../platform/openapi/shows.js';
import type { Agency, AgencyContact } from './agency-tree.js';

/** Public codes behind keys. */
export interface RegisterCodes {
  readonly agencyOf: (id: string) => string;
  readonly calendarOf: (id: string) => string;
  readonly predecessorsOf: (agency: Agency) => readonly string[];
}

export class AgencyResponse {
  @Shows('text') code: string;
  @Shows('text') nameVi: string;
  @Shows('text') nameEn: string;
  @Shows('text') level: string;
  @Shows('text', { nullable: true }) parentCode: string | null;
  @Shows('text') calendarCode: string;
  @Shows('text', { nullable: true, description: 'Hours of its own desk; null: those of the office' })
  deskCalendarCode: string | null;
  @Shows('text', { nullable: true, description: 'bộ phận một cửa; null: its own' }) deskCode: string | null;
  @Shows('text', { list: true }) fields: readonly string[];
  @Shows('text', { nullable: true, description: 'null: the whole province' }) areaCode: string | null;
  @Shows('day') validFrom: string;
  @Shows('day', { nullable: true }) validTo: string | null;
  @Shows('text', { nullable: true }) successorCode: string | null;
  @Shows('text', { list: true, description: 'Whose work it took over, or of which it was split off' })
  predecessorCodes: readonly string[];
  @Shows(() => AgencyCodeItem, {
    list: true,
    description: 'mã định danh: its other codes, each with its days',
  })
  otherCodes: readonly AgencyCodeItem[];
  @Shows('text', { nullable: true, description: 'thủ trưởng' }) headName: string | null;
  @Shows('text', { nullable: true, example: 'Chủ tịch UBND phường' }) headTitle: string | null;
  @Shows('text', { nullable: true, description: 'địa danh in front of the date' }) place: string | null;
  @Shows('text', { nullable: true }) address: string | null;
  @Shows('text', { nullable: true }) phone: string | null;
  @Shows('text', { nullable: true }) email: string | null;
  @Shows('text', { nullable: true, description: 'null: its address' }) complaintAddress: string | null;
  @Shows('text', { nullable: true, description: 'Name of its one-stop desk on papers' })
  deskName: string | null;
  @Shows('text', { nullable: true, description: 'Behind the number of a receipt' })
  deskSymbol: string | null;

  static of(agency: Agency, { agencyOf, calendarOf, predecessorsOf }: RegisterCodes): AgencyResponse {
    const { code, nameVi, nameEn, level, fields, validFrom, validTo } = agency;
    const other = (id: string | null): string | null => (id === null ? null : agencyOf(id));
    const desk = agency.deskCalendarId;
    return {
      code,
      nameVi,
      nameEn,
      level,
      parentCode: other(agency.parentId),
      calendarCode: calendarOf(agency.calendarId),
      deskCalendarCode: desk === null ? null : calendarOf(desk),
      deskCode: other(agency.deskAgencyId),
      fields,
      areaCode: other(agency.areaAgencyId),
      validFrom,
      validTo,
      successorCode: other(agency.successorId),
      predecessorCodes: predecessorsOf(agency),
      otherCodes: agency.otherCodes,
      headName: agency.headName,
      headTitle: agency.headTitle,
      ...contactOf(agency),
    };
  }
}

function contactOf(agency: AgencyContact): AgencyContact {
  const { place, address, phone, email, complaintAddress, deskName, deskSymbol } = agency;
  return { place, address, phone, email, complaintAddress, deskName, deskSymbol };
}

export class AgenciesResponse {
  @Shows(() => AgencyResponse, { list: true, description: 'Each before those below it' })
  items: AgencyResponse[];
}
