/**
 * What the QR code of a paper says: the address at which its holder looks the dossier up, or the bare code where the
 * installation has no public address.
 */
export function lookUpText(publicUrl: string | null, dossierCode: string): string {
  if (publicUrl === null) return dossierCode;
  return `${publicUrl.replace(/\/+$/, '')}/tra-cuu/${encodeURIComponent(dossierCode)}`;
}
