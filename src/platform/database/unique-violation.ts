const UNIQUE_VIOLATION = '23505';

/** Whether a write failed because that unique index already holds the value. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const facts = error as { code?: unknown; constraint?: unknown } | null;
  return facts?.code === UNIQUE_VIOLATION && facts.constraint === constraint;
}
