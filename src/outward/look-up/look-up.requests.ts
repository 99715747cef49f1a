import { TextField } from '../../platform/http/fields.js';

/** In the body: an address would stand in the logs of every machine on the way. */
export class LookUpRequest {
  @TextField({ max: 80, example: 'H99.31-261123-0001', description: 'Mã hồ sơ' }) code: string;
  @TextField({
    min: 8,
    max: 40,
    optional: true,
    example: '7K3M-9QZ2',
    description: 'Mã tra cứu on the receipt; capitals, dashes, O for 0, I or L for 1 do not matter',
  })
  secret?: string;
  @TextField({
    min: 4,
    max: 40,
    optional: true,
    example: '5678',
    description: 'Instead of the secret: the last four digits of the telephone given with the dossier',
  })
  phoneDigits?: string;
}
