/**
 * A rule refused. The code is stable and looked up in the problem catalogue for
 * the HTTP status and the Vietnamese and English text.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly field: string | null = null,
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
