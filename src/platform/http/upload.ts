import { type ExecutionContext, type Type, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { megabytes } from '../../domain/dossier/dossier-files.js';
import { DomainError } from '../../domain/domain-error.js';
import { hasKnownKey } from '../idempotency/known-key.js';
import { type IncomingFile, MultipartForm } from './multipart-form.js';
import { validated } from './validation.js';

/** Boundaries, headers and fields of a form around its file. */
const MOST_FORM_BYTES = 65_536;

export interface OpenUpload<T> {
  readonly fields: T;
  readonly file: IncomingFile;
}

/** A form with a file that is on its way. */
export class IncomingUpload {
  private form: MultipartForm | null = null;

  constructor(private readonly request: FastifyRequest) {}

  /**
   * Sent before with the same Idempotency-Key: whether it is the same request is known when its content is, so
   * it may not be refused by what has changed since.
   */
  get mayBeRepeated(): boolean {
    return hasKnownKey(this.request);
  }

  /**
   * Reads the fields and checks them; the file waits. Close the upload at the end.
   * @throws DomainError form-expected, form-malformed, file-missing, file-too-large, validation-failed
   */
  async open<T extends object>(fieldsOf: Type<T>, mostBytes: number): Promise<OpenUpload<T>> {
    const { headers, raw } = this.request;
    if (!/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) {
      throw new DomainError('form-expected', {}, 'Content-Type');
    }
    if (Number(headers['content-length'] ?? 0) > mostBytes + MOST_FORM_BYTES) {
      throw new DomainError('file-too-large', { most: megabytes(mostBytes) }, 'file');
    }
    this.form = new MultipartForm(raw);
    const { fields, file } = await this.form.open();
    return { fields: await validated(fieldsOf, fields), file };
  }

  /** What this request was, once all of it has come: a repetition is told by it. */
  identify(content: object): void {
    this.request.body = content;
  }

  close(): void {
    this.form?.close();
  }
}

/** Parameter of a handler marked `@Streamed()`. */
export const Upload = createParamDecorator(
  (_none: unknown, context: ExecutionContext) =>
    new IncomingUpload(context.switchToHttp().getRequest<FastifyRequest>()),
);
