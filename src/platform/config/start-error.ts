/**
 * The product cannot start and a person has to act. The message says what to do,
 * Vietnamese first; whoever starts a process prints it without a stack.
 */
export class StartError extends Error {
  constructor(
    readonly vi: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${vi}\n${en}`, options);
    this.name = 'StartError';
  }
}
