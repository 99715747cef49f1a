import type { Bilingual } from './answers.js';

/** The server did not do as the story tells. */
export class DemoFailed extends Error {
  constructor(
    readonly vi: string,
    readonly en: string,
  ) {
    super(`${vi}\n${en}`);
    this.name = 'DemoFailed';
  }
}

/** @throws DemoFailed with what was promised */
export function mustHold(holds: boolean, promise: Bilingual): void {
  if (holds) return;
  throw new DemoFailed(`Không đúng như mong đợi: ${promise.vi}`, `Not as expected: ${promise.en}`);
}

/** @throws DemoFailed when there is nothing */
export function found<T>(value: T | null | undefined, promise: Bilingual): T {
  if (value !== null && value !== undefined) return value;
  throw new DemoFailed(`Không tìm thấy: ${promise.vi}`, `Not found: ${promise.en}`);
}
