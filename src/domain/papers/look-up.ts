/**
 * What the QR code of a paper says: the address at which its holder looks the dossier up, or the bare code where the
 * installation has no public address. The secret stands behind the `#`, which a browser keeps to itself: it comes into
 * no server's log. null: the paper stays in the house.
 */
export function lookUpText(publicUrl: string | null, dossierCode: string, secret: string | null): string {
  if (publicUrl === null) return dossierCode;
  const address = `${publicUrl.replace(/\/+$/, '')}/tra-cuu/${encodeURIComponent(dossierCode)}`;
  return secret === null ? address : `${address}#${secret}`;
}
