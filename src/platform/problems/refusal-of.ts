import { HttpException } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { codeOf, foldDatabaseError } from '../database/database-errors.js';
import { INTERNAL_ERROR } from './catalogue.js';

// Errors of Fastify (FST_…) and of Node's HTTP parser (HPE_…, ERR_…).
const BY_ERROR_CODE: Readonly<Record<string, () => DomainError>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new DomainError('empty-body', {}, 'body'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new DomainError('malformed-json', {}, 'body'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new DomainError('body-too-large', {}, 'body'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new DomainError('unsupported-media-type', {}, 'Content-Type'),
  FST_ERR_BAD_URL: () => new DomainError('bad-url', {}, 'url'),
  FST_ERR_MAX_PARAM_LENGTH: () => new DomainError('url-too-long', {}, 'url'),
  HPE_HEADER_OVERFLOW: () => new DomainError('headers-too-large'),
  ERR_HTTP_REQUEST_TIMEOUT: () => new DomainError('request-timeout'),
};

const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'route-not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'body-too-large',
  414: 'url-too-long',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'busy',
};

function ofHttpStatus(status: number): DomainError {
  const code = BY_STATUS[status];
  if (code !== undefined) return new DomainError(code);
  return new DomainError(status < 500 ? 'malformed-request' : INTERNAL_ERROR);
}

function ofUnknown(error: unknown): DomainError {
  const refusal = BY_ERROR_CODE[codeOf(error)]?.();
  if (refusal !== undefined) return refusal;
  const folded = foldDatabaseError(error);
  return folded instanceof DomainError ? folded : new DomainError(INTERNAL_ERROR);
}

/** Whatever was thrown, as a refusal with a code of the catalogue; an unexpected error tells nothing of itself. */
export function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (!(error instanceof HttpException)) return ofUnknown(error);
  const ofCause = BY_ERROR_CODE[codeOf(error.cause)]?.();
  return ofCause ?? ofHttpStatus(error.getStatus());
}
