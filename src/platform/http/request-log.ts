import type { LoggerService } from '@nestjs/common';
import { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { LogLevel } from '../config/config.js';

const PINO_LEVELS = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  log: 'info',
  debug: 'debug',
  verbose: 'trace',
} as const satisfies Record<LogLevel, string>;

// Names of fields that carry a secret or tell who an applicant is, at the top of a logged object or one below.
const UNLOGGED = [
  'authorization',
  'password',
  'newPassword',
  'currentPassword',
  'passwordHash',
  'accessToken',
  'secret',
  'lookUpSecret',
  'phoneDigits',
  'applicant',
  'representative',
  'fullName',
  'identityNumber',
  'phone',
  'email',
  'address',
];

// An alias and not an interface: Fastify asks for an index signature, which only an alias implies.
type LoggedError = {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack: string;
  readonly cause?: LoggedError;
};

/** A database error also carries the statement's parameters, that is, people's names: only these parts are logged. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...(error.cause !== undefined && { cause: loggedError(error.cause) }),
  };
}

/** Settings of the logger that Fastify makes. */
export function loggerSettings(level: LogLevel) {
  return {
    level: PINO_LEVELS[level],
    redact: { paths: UNLOGGED.flatMap((name) => [name, `*.${name}`]), censor: '[…]' },
    serializers: { err: loggedError },
  };
}

/** One line per answered request; the query string stays out, because people search by name. */
export class RequestLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'requestId' });
  }

  override incomingRequest(): void {
    // The line of the answer says all that this one would.
  }

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const path = request.url.split('?', 1)[0] ?? '';
    if (path.startsWith('/health/') && !error) return;
    const line = {
      method: request.method,
      path,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    };
    if (error) request.log.error({ ...line, err: error }, 'request errored');
    else request.log.info(line, 'request');
  }
}

/** Nest's own messages through the same logger. */
export class NestLog implements LoggerService {
  constructor(private readonly target: FastifyBaseLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.target.info(this.contextOf(rest), String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.target.warn(this.contextOf(rest), String(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.target.debug(this.contextOf(rest), String(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.target.trace(this.contextOf(rest), String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.target.error(this.failureOf(message, rest), String(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.target.fatal(this.failureOf(message, rest), String(message));
  }

  private contextOf(rest: readonly unknown[]): { context?: unknown } {
    return rest.length > 0 ? { context: rest.at(-1) } : {};
  }

  // Nest passes (message, stack, context).
  private failureOf(message: unknown, rest: readonly unknown[]) {
    const detail = rest.length > 1 ? { stack: rest[0] } : {};
    return { ...this.contextOf(rest), ...detail, ...(message instanceof Error && { err: message }) };
  }
}
