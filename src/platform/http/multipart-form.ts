import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { DomainError } from '../../domain/domain-error.js';

const FILE_FIELD = 'file';
const LIMITS = { files: 1, fields: 20, parts: 22, fieldSize: 4_096, headerPairs: 50 };
/** A sender may be slow, not silent. */
const SILENCE_MILLISECONDS = 30_000;

/** A file whose bytes are still on the way; they wait until they are read. */
export interface IncomingFile {
  /** As the sender wrote it. */
  readonly name: string;
  readonly declaredType: string;
  readonly bytes: AsyncIterable<Buffer>;
}

export interface OpenForm {
  /** A field that came twice is a list. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly file: IncomingFile;
}

/**
 * One body of multipart/form-data: fields, then one file, nothing behind it. Bytes are taken from the connection
 * only as fast as they are read here. Close it whatever happens.
 */
export class MultipartForm {
  private readonly parser: BusboyInstance;
  private readonly fields = new Map<string, unknown>();
  private readonly silence: NodeJS.Timeout;
  private stream: BusboyFileStream | null = null;
  private failure: DomainError | null = null;
  private isFinished = false;
  /** Whoever waits for the next thing to happen. */
  private wake: () => void = () => undefined;

  private readonly onData = (): void => void this.silence.refresh();
  private readonly onError = (): void => this.fail(new DomainError('upload-incomplete'));
  private readonly onClose = (): void => {
    if (!this.raw.complete) this.fail(new DomainError('upload-incomplete'));
  };

  constructor(private readonly raw: IncomingMessage) {
    this.parser = parserOf(raw);
    this.silence = setTimeout(() => this.fail(new DomainError('request-timeout')), SILENCE_MILLISECONDS);
  }

  /**
   * Reads as far as the file begins.
   * @throws DomainError form-malformed, file-missing, file-not-last, upload-incomplete, request-timeout
   */
  async open(): Promise<OpenForm> {
    const named = new Promise<Omit<IncomingFile, 'bytes'>>((resolve) => {
      this.parser.on('file', (field, stream, name, _encoding, declaredType) => {
        // Without a listener an error of the stream would end the process.
        stream.on('error', () => undefined);
        this.stream = stream;
        if (field !== FILE_FIELD || !name) this.fail(new DomainError('file-missing', {}, FILE_FIELD));
        resolve({ name, declaredType: declaredType.slice(0, 100) });
      });
    });
    this.listen();
    const file = await Promise.race([named, this.until(() => this.isFinished)]);
    this.assertSound();
    if (file === undefined) throw new DomainError('file-missing', {}, FILE_FIELD);
    return { fields: Object.fromEntries(this.fields), file: { ...file, bytes: this.bytes() } };
  }

  /** Lets go of the connection; what was not read stays there. */
  close(): void {
    clearTimeout(this.silence);
    this.raw.unpipe(this.parser);
    this.raw.off('data', this.onData).off('close', this.onClose);
    this.stream?.destroy();
  }

  private listen(): void {
    const tooMany = () => this.fail(new DomainError('form-malformed', {}, 'body'));
    this.parser
      .on('field', (name, value) => this.addField(name, value))
      .on('filesLimit', () => this.fail(new DomainError('file-not-last', {}, FILE_FIELD)))
      .on('fieldsLimit', tooMany)
      .on('partsLimit', tooMany)
      .on('error', tooMany)
      .on('finish', () => {
        this.isFinished = true;
        this.wake();
      });
    this.raw.on('error', this.onError).on('close', this.onClose);
    this.raw.pipe(this.parser);
    this.raw.on('data', this.onData);
    if (this.raw.destroyed) this.onClose();
  }

  private addField(name: string, value: string): void {
    if (this.stream !== null) return this.fail(new DomainError('file-not-last', {}, FILE_FIELD));
    if (name === FILE_FIELD) return this.fail(new DomainError('file-missing', {}, FILE_FIELD));
    const earlier = this.fields.get(name);
    this.fields.set(name, earlier === undefined ? value : [earlier, value].flat());
  }

  private async *bytes(): AsyncGenerator<Buffer> {
    try {
      if (this.stream !== null) yield* this.stream as AsyncIterable<Buffer>;
      // The file is whole only when the form ends behind it.
      await this.until(() => this.isFinished);
    } catch (error) {
      throw this.failure ?? error;
    }
    this.assertSound();
  }

  private fail(failure: DomainError): void {
    this.failure ??= failure;
    this.raw.unpipe(this.parser);
    this.stream?.destroy(this.failure);
    this.wake();
  }

  private assertSound(): void {
    if (this.failure !== null) throw this.failure;
  }

  private async until(isDone: () => boolean): Promise<undefined> {
    while (!isDone() && this.failure === null) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

/** @throws DomainError form-malformed */
function parserOf({ headers }: IncomingMessage): BusboyInstance {
  try {
    const contentType = headers['content-type'] ?? '';
    return new Busboy({
      headers: { ...headers, 'content-type': contentType },
      limits: LIMITS,
      preservePath: true,
    });
  } catch {
    // Of the reader: no boundary is named.
    throw new DomainError('form-malformed', {}, 'Content-Type');
  }
}
