import { feeBalance, feeByRule } from '../domain/dossier/fees.js';
import { variantOf, type FiledAs } from '../domain/dossier/filed-variant.js';
import type { ProcedureRules } from '../domain/procedure-rules.js';
import { isoInZone } from '../domain/calendar/iso-instant.js';
import { OFFICE_ZONE } from '../platform/time/office-zone.js';
import type { DeliveryValues, FeeValues } from './case-rows.js';
import {
  FeeLineResponse,
  type DeliveryResponse,
  type FeeResponse,
  type NamedCode,
} from './dossier-response.contract.js';
import type { DossierEntity } from './dossier.entity.js';

/** The account of a dossier by its own version: a fee that changed since does not change it. */
export function feeResponseOf(
  fees: readonly FeeValues[],
  dossier: FiledAs & Pick<DossierEntity, 'channel' | 'endedAt'>,
  rules: ProcedureRules,
): FeeResponse {
  const entries = fees.map(({ by: _by, at, ...entry }) => ({ ...entry, at: isoInZone(at, OFFICE_ZONE) }));
  const variant = variantOf(rules, dossier);
  const byRule = feeByRule(variant, dossier.channel);
  const lines = FeeLineResponse.of(variant, dossier.channel);
  return { ...feeBalance(fees, byRule, dossier.endedAt), lines, entries };
}

/** Whom a dossier was filed as, by the words of its version. */
export function applicantClassOf(
  { applicantClass }: Pick<DossierEntity, 'applicantClass'>,
  { applicantClasses = [] }: ProcedureRules,
): NamedCode | null {
  const known = applicantClasses.find(({ key }) => key === applicantClass);
  return known ? { code: known.key, name: known.name } : null;
}

export function deliveryResponsesOf(
  deliveries: readonly DeliveryValues[],
  seesPersonalData: boolean,
): DeliveryResponse[] {
  return deliveries.map(({ way, issue, at, recipient, reference }) => ({
    way,
    issue,
    at: isoInZone(at, OFFICE_ZONE),
    recipient: seesPersonalData ? recipient : null,
    reference,
  }));
}
