/** What is no number of a file is a number that no file has: whoever may not see the dossier learns nothing by it. */
export function fileNoOf(text: string): number {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
}
