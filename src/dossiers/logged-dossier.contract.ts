import { BilingualText, DossierResponse } from './dossier-response.contract.js';
import { Shows } from '../platform/openapi/shows.js';

/** Something that the officer should look at; nothing is held up by it. */
export class IntakeWarning {
  @Shows('text', { oneOf: ['possible_duplicate'] }) code: string;
  @Shows(() => BilingualText) message: BilingualText;
  @Shows('text', {
    list: true,
    description: 'Codes of the open dossiers concerned, as far as you may see them',
  })
  dossiers: readonly string[];
}

export class LoggedDossier extends DossierResponse {
  @Shows('text', {
    example: '7K3M-9QZ2',
    description: 'mã tra cứu, as on the receipt: who knows it beside the code may look the dossier up',
  })
  lookUpSecret: string;
  @Shows(() => IntakeWarning, { list: true }) warnings: readonly IntakeWarning[];
}

/** The same applicant already has an open dossier of the same procedure. */
export function warningsOf(codes: readonly string[]): readonly IntakeWarning[] {
  if (codes.length === 0) return [];
  const list = codes.join(', ');
  const message = {
    vi: `Người nộp đang có hồ sơ chưa giải quyết xong của cùng thủ tục: ${list}. Hãy kiểm tra trước khi tiếp nhận thêm.`,
    en: `The applicant already has an open dossier of the same procedure: ${list}. Please check before taking in another.`,
  };
  return [{ code: 'possible_duplicate', message, dossiers: codes }];
}
