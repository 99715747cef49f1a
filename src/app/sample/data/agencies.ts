import { DESK_CALENDAR, POLICE_CALENDAR, PROVINCE_CALENDAR } from './calendars.js';
import { FIELDS, type Field } from './fields.js';
import { COMMUNES, DEPARTMENTS, type Department, type Place } from './places.js';

export interface SampleAgency {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly level: 'province' | 'commune';
  readonly parentCode: string | null;
  /** null = the parent's. */
  readonly calendarCode: string | null;
  /** Hours of its own desk; null = those of its office. */
  readonly deskCalendarCode: string | null;
  /** null = it takes in at its own desk. */
  readonly deskCode: string | null;
  readonly fields: readonly Field[];
  /** Whose area it serves; its own code for a commune; null = the whole province. */
  readonly areaCode: string | null;
  /** What user names of its people end with. */
  readonly slug: string;
}

/** H99 is the identifier of no real province; the names are invented too. */
export const PROVINCE = 'H99';
const SERVICE_CENTRE = 'H99.01';

const FIRST_DEPARTMENT_NUMBER = 2;
const FIRST_COMMUNE_NUMBER = 31;

/** Its desk keeps other hours than its offices. */
const COMMUNE_WITH_DESK_HOURS = `${PROVINCE}.39`;

export const FIRST_COMMUNE = `${PROVINCE}.${FIRST_COMMUNE_NUMBER}`;

const LAND_REGISTRY = 'H99.21';
const POLICE = 'H99.22';
const TAX = 'H99.23';
const SOCIAL_INSURANCE = 'H99.24';

function numbered(prefix: string, number: number): string {
  return `${prefix}.${String(number).padStart(2, '0')}`;
}

function communeCode(index: number): string {
  return numbered(PROVINCE, FIRST_COMMUNE_NUMBER + index);
}

function atProvince(
  parts: Pick<SampleAgency, 'code' | 'nameVi' | 'nameEn' | 'slug'> & Partial<SampleAgency>,
): SampleAgency {
  return {
    level: 'province',
    parentCode: PROVINCE,
    calendarCode: null,
    deskCalendarCode: null,
    deskCode: SERVICE_CENTRE,
    fields: [],
    areaCode: null,
    ...parts,
  };
}

function department([nameVi, nameEn, slug, ...fields]: Department, index: number): SampleAgency {
  return atProvince({
    code: numbered(PROVINCE, FIRST_DEPARTMENT_NUMBER + index),
    nameVi,
    nameEn,
    slug,
    fields,
  });
}

/** Its own one-stop desk (Trung tâm Phục vụ hành chính công cấp xã) belongs to it. */
function commune([nameVi, nameEn, slug]: Place, index: number): SampleAgency {
  return atProvince({
    code: communeCode(index),
    nameVi: `UBND ${nameVi}`,
    nameEn: `People’s Committee of ${nameEn}`,
    level: 'commune',
    deskCalendarCode: communeCode(index) === COMMUNE_WITH_DESK_HOURS ? DESK_CALENDAR : null,
    deskCode: null,
    fields: [
      FIELDS.civilStatus,
      FIELDS.certification,
      FIELDS.householdBusiness,
      FIELDS.land,
      FIELDS.construction,
      FIELDS.povertyReduction,
      FIELDS.landFinance,
    ],
    areaCode: communeCode(index),
    slug,
  });
}

interface Line {
  readonly parentCode: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly slug: string;
  readonly fields: readonly Field[];
}

/** The office of a ministry's line that serves one commune; papers come in at the commune's desk. */
function lineOffice({ parentCode, nameVi, nameEn, slug, fields }: Line, index: number): SampleAgency {
  const [placeVi = '', placeEn = '', placeSlug = ''] = COMMUNES[index] ?? [];
  return {
    code: numbered(parentCode, index + 1),
    nameVi: `${nameVi} ${placeVi}`,
    nameEn: `${nameEn} ${placeEn}`,
    level: 'commune',
    parentCode,
    calendarCode: null,
    deskCalendarCode: null,
    deskCode: communeCode(index),
    fields,
    areaCode: communeCode(index),
    slug: `${slug}-${placeSlug}`,
  };
}

const POLICE_FIELDS = [FIELDS.residence, FIELDS.identity, FIELDS.vehicle, FIELDS.fireSafety];
const COMMUNE_POLICE: Line = {
  parentCode: POLICE,
  nameVi: 'Công an',
  nameEn: 'Police of',
  slug: 'cong-an',
  fields: POLICE_FIELDS,
};
const TAX_OFFICE: Line = {
  parentCode: TAX,
  nameVi: 'Thuế cơ sở tại',
  nameEn: 'Tax office at',
  slug: 'thue',
  fields: [FIELDS.tax],
};
const INSURANCE_OFFICE: Line = {
  parentCode: SOCIAL_INSURANCE,
  nameVi: 'Bảo hiểm xã hội cơ sở tại',
  nameEn: 'Social insurance office at',
  slug: 'bhxh',
  fields: [FIELDS.socialInsurance],
};
const REGISTRY_BRANCH: Line = {
  parentCode: LAND_REGISTRY,
  nameVi: 'Chi nhánh Văn phòng đăng ký đất đai tại',
  nameEn: 'Land registration branch at',
  slug: 'vpdkdd',
  fields: [FIELDS.landRegistration],
};

/** Communes with offices of tax, insurance and land registration; the provincial office serves the others. */
const COMMUNES_WITH_OFFICES = [0, 4, 6];

/** Each agency after those that it names. Police, tax and insurance stand outside the province's line. */
export const AGENCIES: readonly SampleAgency[] = [
  atProvince({
    code: PROVINCE,
    nameVi: 'UBND tỉnh Sông Hương (tỉnh mẫu)',
    nameEn: 'People’s Committee of Sông Hương province (sample)',
    parentCode: null,
    calendarCode: PROVINCE_CALENDAR,
    deskCode: null,
    slug: 'ubnd-tinh',
  }),
  atProvince({
    code: SERVICE_CENTRE,
    nameVi: 'Trung tâm Phục vụ hành chính công tỉnh',
    nameEn: 'Provincial Public Administration Service Centre',
    deskCode: null,
    slug: 'trung-tam-hcc',
  }),
  ...DEPARTMENTS.map(department),
  atProvince({
    code: LAND_REGISTRY,
    nameVi: 'Văn phòng đăng ký đất đai tỉnh',
    nameEn: 'Provincial Land Registration Office',
    parentCode: 'H99.04',
    fields: [FIELDS.landRegistration],
    slug: 'vpdkdd-tinh',
  }),
  atProvince({
    code: POLICE,
    nameVi: 'Công an tỉnh',
    nameEn: 'Provincial Police',
    parentCode: null,
    calendarCode: POLICE_CALENDAR,
    fields: [...POLICE_FIELDS, FIELDS.judicialRecord],
    slug: 'cong-an-tinh',
  }),
  atProvince({
    code: TAX,
    nameVi: 'Thuế tỉnh',
    nameEn: 'Provincial Tax Office',
    parentCode: null,
    calendarCode: PROVINCE_CALENDAR,
    fields: [FIELDS.tax],
    slug: 'thue-tinh',
  }),
  atProvince({
    code: SOCIAL_INSURANCE,
    nameVi: 'Bảo hiểm xã hội tỉnh',
    nameEn: 'Provincial Social Insurance',
    parentCode: null,
    calendarCode: PROVINCE_CALENDAR,
    fields: [FIELDS.socialInsurance],
    slug: 'bhxh-tinh',
  }),
  ...COMMUNES.map(commune),
  ...COMMUNES.map((_place, index) => lineOffice(COMMUNE_POLICE, index)),
  ...[TAX_OFFICE, INSURANCE_OFFICE, REGISTRY_BRANCH].flatMap((line) =>
    COMMUNES_WITH_OFFICES.map((index) => lineOffice(line, index)),
  ),
];
