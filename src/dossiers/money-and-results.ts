import { feeBalance, feeByRule } from '../domain/dossier/fees.js';
import { variantOf } from '../domain/dossier/dossier-case.js';
import type { ProcedureRules } from '../domain/procedure-rules.js';
import { isoInZone } from '../domain/calendar/iso-instant.js';
import { OFFICE_ZONE } from '../platform/time/office-zone.js';
import type { DeliveryValues, FeeValues } from './case-rows.js';
import type { DeliveryResponse, FeeResponse } from './dossier-response.contract.js';
import type { DossierEntity } from './dossier.entity.js';

/** The account of a dossier by its own version: a fee that changed since does not change it. */
export function feeResponseOf(
  fees: readonly FeeValues[],
  { variant, channel, endedAt }: Pick<DossierEntity, 'variant' | 'channel' | 'endedAt'>,
  rules: ProcedureRules,
): FeeResponse {
  const entries = fees.map(({ by: _by, at, ...entry }) => ({ ...entry, at: isoInZone(at, OFFICE_ZONE) }));
  return { ...feeBalance(fees, feeByRule(variantOf(rules, variant), channel), endedAt), entries };
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
