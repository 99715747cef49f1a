import { PAPER_FORMS, TEMPLATE_SETS, type PaperForm } from '../../domain/papers/template-sets.js';
import type { PaperContent } from '../../domain/papers/paper-content.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import { Shows } from '../../platform/openapi/shows.js';
import { PAPER_SIZES, type IssuedPaperEntity, type PaperFileEntity } from './issued-paper.entity.js';

export class PaperFileItem {
  @Shows('text', { oneOf: PAPER_SIZES }) size: string;
  @Shows('text', { description: 'SHA-256 of the file; a reprint has the same' }) sha256: string;
  @Shows('integer') byteCount: number;
  @Shows('instant') renderedAt: string;
  @Shows('text') link: string;
}

export class PaperItem {
  @Shows('integer', { description: 'Of the dossier’s event that issued it' }) no: number;
  @Shows('text', { oneOf: PAPER_FORMS }) form: PaperForm;
  @Shows('text', { example: '01' }) formNo: string;
  @Shows('text', { example: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' }) name: string;
  @Shows('text', { oneOf: TEMPLATE_SETS.map(({ key }) => key) }) templateSet: string;
  @Shows('text', { example: '00123/BPTNTKQ' }) number: string;
  @Shows('instant') issuedAt: string;
  @Shows('text', { oneOf: ['pending', 'rendered'] }) state: string;
  @Shows(() => PaperFileItem, { list: true }) files: PaperFileItem[];
  @Shows('text', { description: 'What it says, as JSON' }) link: string;

  static of(code: string, paper: IssuedPaperEntity, files: readonly PaperFileEntity[]): PaperItem {
    const { eventSeq: no, form, content, issuedAt, state } = paper;
    const link = `/api/v1/dossiers/${encodeURIComponent(code)}/papers/${no}`;
    const { formNo, title: name, templateSet, number } = content;
    return {
      ...{ no, form, formNo, name, templateSet, number, issuedAt: iso(issuedAt), state, link },
      files: files.map(({ size, sha256, byteCount, renderedAt }) => ({
        ...{ size, sha256, byteCount, renderedAt: iso(renderedAt) },
        link: `${link}/pdf?size=${size}`,
      })),
    };
  }
}

export class PaperList {
  @Shows('text') code: string;
  @Shows(() => PaperItem, { list: true }) items: PaperItem[];
  @Shows('integer', { description: 'Papers that have still to be written: ask again in a moment' })
  awaited: number;
}

export class PaperFieldShown {
  @Shows('text') key: string;
  @Shows('text', { description: 'Empty: the value is a sentence' }) label: string;
  @Shows('text', { description: 'Empty: not known, to be filled in by hand' }) value: string;
  @Shows('text', { list: true, optional: true, description: 'A numbered list under the label' })
  items?: readonly string[];
  @Shows('boolean', { optional: true }) strong?: boolean;
}

export class SignaturePlaceShown {
  @Shows('text') key: string;
  @Shows('text') title: string;
  @Shows('text') note: string;
  @Shows('text', { nullable: true }) name: string | null;
}

export class PaperHeadShown {
  @Shows('text', { nullable: true }) superior: string | null;
  @Shows('text') name: string;
}

export class PaperFootShown {
  @Shows('text', { description: 'What the QR code says' }) lookUp: string;
  @Shows('text', {
    optional: true,
    example: '7K3M-9QZ2',
    description: 'mã tra cứu, for looking the dossier up',
  })
  lookUpSecret?: string;
  @Shows(() => PaperFieldShown, { list: true }) complaints: readonly PaperFieldShown[];
}

/** What a paper says; the words are Vietnamese, as on the paper. */
export class PaperContentShown implements PaperContent {
  @Shows('text', { oneOf: PAPER_FORMS }) form: PaperForm;
  @Shows('text') formNo: string;
  @Shows('text') templateSet: string;
  @Shows('text') legalBasis: string;
  @Shows('text') title: string;
  @Shows('text') number: string;
  @Shows('instant') issuedAt: string;
  @Shows('text') placeAndDate: string;
  @Shows(() => PaperHeadShown) head: PaperHeadShown;
  @Shows('text') dossierCode: string;
  @Shows('text', { nullable: true }) addressee: string | null;
  @Shows(() => PaperFieldShown, { list: true }) fields: readonly PaperFieldShown[];
  @Shows(() => SignaturePlaceShown, { list: true }) signatures: readonly SignaturePlaceShown[];
  @Shows(() => PaperFootShown) foot: PaperFootShown;
}

export class PaperShown extends PaperItem {
  @Shows(() => PaperContentShown) content: PaperContentShown;
}
