import { Readable } from 'node:stream';
import { StreamableFile, applyDecorators } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

/** A whole PDF. */
export interface PrintedFile {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly name: string;
}

const PDF = 'application/pdf';

/** The success of a route that answers with a PDF. */
export function AnswersPdf(description: string): MethodDecorator {
  const content = { [PDF]: { schema: { type: 'string', format: 'binary' } } };
  return applyDecorators(ApiProduces(PDF), ApiResponse({ status: 200, description, content }));
}

/** Shown in the browser's own viewer, from which it is printed. The code of a dossier of elsewhere may hold anything. */
export function pdfOf(content: Buffer | Readable, name: string): StreamableFile {
  const disposition = `inline; filename="${name.replace(/[^\w.-]+/g, '_')}"`;
  const options = { type: PDF, disposition };
  if (content instanceof Readable) return new StreamableFile(content, options);
  return new StreamableFile(content, { ...options, length: content.length });
}

/** A file that never changes: who has it already is told so. */
export function sendFile(
  { bytes, sha256, name }: PrintedFile,
  reply: FastifyReply,
): StreamableFile | undefined {
  const tag = `"${sha256}"`;
  reply.header('ETag', tag).header('Cache-Control', 'private, no-cache');
  if (!isKnown(reply.request.headers['if-none-match'], tag)) return pdfOf(bytes, name);
  reply.code(304);
  return undefined;
}

function isKnown(header: string | undefined, tag: string): boolean {
  const tags = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes(tag) || tags.includes('*');
}
