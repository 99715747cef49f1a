import type { SampleAgency } from './agencies.js';
import { COMMUNES } from './places.js';

/** What the papers of an agency say of it; streets, numbers and addresses are invented like the province. */
export interface SampleContact {
  readonly place: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly deskName?: string;
  readonly deskSymbol?: string;
}

const PROVINCE_PLACE = 'Sông Hương';
const PROVINCE_SEAT = 'phường Hương Đông';
const STREETS = ['Trần Phú', 'Lê Duẩn', 'Hùng Vương', 'Nguyễn Huệ', 'Phan Bội Châu'];
const SERVICE_CENTRE = 'Trung tâm Phục vụ hành chính công';
const SERVICE_CENTRE_SYMBOL = 'TTPVHCC';

/** No area has the code 0200, and `.example` belongs to nobody. */
export function contactOf({ code, nameVi, slug, level }: SampleAgency): SampleContact {
  const number = Number(code.replace(/\D/g, ''));
  const commune = communeOf(nameVi);
  const area = level === 'commune' && commune !== null ? commune : PROVINCE_SEAT;
  const street = STREETS[number % STREETS.length] ?? '';
  return {
    place: level === 'commune' ? area.replace(/^(phường|xã) /, '') : PROVINCE_PLACE,
    address: `Số ${(number % 90) + 1} đường ${street}, ${area}, tỉnh ${PROVINCE_PLACE}`,
    phone: `0200 ${String(number)
      .padStart(6, '0')
      .replace(/(...)$/, ' $1')}`,
    email: `${slug}@song-huong.example`,
    ...deskOf(nameVi),
  };
}

function communeOf(nameVi: string): string | null {
  return COMMUNES.map(([name]) => name).find((name) => nameVi.endsWith(name)) ?? null;
}

/** A commune has its own service centre, and the province's one is an agency itself. */
function deskOf(nameVi: string): Pick<SampleContact, 'deskName' | 'deskSymbol'> {
  if (nameVi.startsWith(SERVICE_CENTRE)) return { deskName: nameVi, deskSymbol: SERVICE_CENTRE_SYMBOL };
  if (!/^UBND (phường|xã)/.test(nameVi)) return {};
  return { deskName: SERVICE_CENTRE, deskSymbol: SERVICE_CENTRE_SYMBOL };
}
