import type { PaperContent, PaperField, SignaturePlace } from './paper-content.js';
import type { PaperAgency, PaperFacts, PaperPerson } from './paper-facts.js';
import { joined, paperNumber, placeAndDate } from './paper-words.js';

/** Until an agency says how its one-stop desk is called. */
const DESK_NAME = 'Bộ phận Tiếp nhận và Trả kết quả';
const DESK_SYMBOL = 'BPTNTKQ';

export function deskNameOf({ deskName }: Pick<PaperAgency, 'deskName'>): string {
  return deskName ?? DESK_NAME;
}

export function field(key: string, label: string, value: string | undefined | null): PaperField {
  return { key, label, value: value ?? '' };
}

export function strongField(key: string, label: string, value: string): PaperField {
  return { key, label, value, strong: true };
}

/** A sentence of its own. */
export function sentence(key: string, text: string): PaperField {
  return { key, label: '', value: text };
}

export function listField(key: string, label: string, items: readonly string[]): PaperField {
  return { key, label, value: '', items };
}

/** What every form has around its own fields. */
export function paperOf(
  facts: PaperFacts,
  own: Pick<PaperContent, 'fields' | 'signatures'> & { readonly addressee?: string },
): PaperContent {
  const { template, set, issuer, issuedAt, zone } = facts;
  const symbol = template.symbol ?? issuer.deskSymbol ?? DESK_SYMBOL;
  return {
    form: template.form,
    formNo: template.no,
    templateSet: set.key,
    legalBasis: set.legalBasis,
    title: template.name,
    number: paperNumber(facts.no, symbol),
    issuedAt: issuedAt.toISOString(),
    placeAndDate: placeAndDate(issuer.place, issuedAt, zone),
    head: headOf(facts),
    dossierCode: facts.dossier.code,
    addressee: own.addressee ?? null,
    fields: own.fields,
    signatures: own.signatures,
    foot: footOf(facts),
  };
}

/** A desk writes under the agency that it belongs to; a service centre, which is its own desk, under its superior. */
export function headOf({ issuer, atDesk }: Pick<PaperFacts, 'issuer' | 'atDesk'>): PaperContent['head'] {
  const isDeskItself = issuer.deskName === issuer.name;
  if (atDesk && !isDeskItself) return { superior: issuer.name, name: deskNameOf(issuer) };
  return { superior: issuer.superiorName, name: issuer.name };
}

function footOf({ lookUp, lookUpSecret, issuer }: PaperFacts): PaperContent['foot'] {
  const secret = lookUpSecret === null ? {} : { lookUpSecret };
  return { lookUp, ...secret, complaints: complaintsTo(issuer) };
}

function complaintsTo({ name, address, complaintAddress, phone, email }: PaperAgency): readonly PaperField[] {
  const at = complaintAddress ?? joined([name, address], ', ');
  return [
    field('complaintAddress', 'Phản ánh, kiến nghị', at),
    ...(phone === null ? [] : [field('phone', 'Điện thoại', phone)]),
    ...(email === null ? [] : [field('email', 'Email', email)]),
  ];
}

/** The applicant with everything by which to reach him, and who acts for him. */
export function applicantFields({ dossier }: PaperFacts, label: string): readonly PaperField[] {
  const { applicant, representative } = dossier;
  return [
    strongField('applicant', label, applicant.fullName),
    identityField(applicant),
    field('address', 'Địa chỉ', applicant.address),
    field('phone', 'Số điện thoại', applicant.phone),
    field('email', 'Email', applicant.email),
    ...(representative === null
      ? []
      : [field('representative', 'Người được ủy quyền', personWords(representative))]),
  ];
}

export function identityField({ kind, identityNumber }: PaperPerson): PaperField {
  const label = kind === 'organisation' ? 'Mã số doanh nghiệp, tổ chức' : 'Số định danh cá nhân';
  return field('identity', label, identityNumber);
}

export function requestField({ dossier }: PaperFacts): PaperField {
  return field('request', 'Nội dung yêu cầu giải quyết', dossier.procedureName);
}

function personWords({ fullName, identityNumber, phone, address }: PaperPerson): string {
  const identity = identityNumber && `số định danh ${identityNumber}`;
  return joined([fullName, identity, phone && `điện thoại ${phone}`, address], ', ');
}

/** Whoever stands at the desk. */
export function submitterPlace({ dossier }: PaperFacts): SignaturePlace {
  const { fullName } = dossier.representative ?? dossier.applicant;
  return { key: 'submitter', title: 'Người nộp hồ sơ', note: '(Ký và ghi rõ họ tên)', name: fullName };
}

export function officerPlace(title: string, name: string | null): SignaturePlace {
  return { key: 'officer', title, note: '(Ký và ghi rõ họ tên)', name };
}

export function headPlace(name: string | null): SignaturePlace {
  const note = '(Ký, ghi rõ họ tên và đóng dấu)';
  return { key: 'head', title: 'Thủ trưởng cơ quan, đơn vị', note, name };
}
