import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { IssuedPapersQuery, type FoundPaper } from './issued-papers.query.js';
import type { PaperSize } from './issued-paper.entity.js';
import { PaperBytesStore } from './paper-bytes.store.js';
import { PaperReadingsStore } from './paper-readings.store.js';
import { askUntil } from './patience.js';
import type { PrintedFile } from './printed-file.js';
import { SIZES_OF } from './render-paper.js';

/** A clerk who has pressed "print" rather waits a moment than presses again. */
const PATIENCE_MILLISECONDS = 5_000;

/** The file of a paper, byte for byte as it was rendered. */
@Injectable()
export class PrintPaper {
  constructor(
    private readonly database: Database,
    private readonly papers: IssuedPapersQuery,
    private readonly bytes: PaperBytesStore,
    private readonly readings: PaperReadingsStore,
  ) {}

  /** @throws DomainError not-found, size-not-offered, paper-not-rendered (the worker has not come to it) */
  async run(actor: Actor, code: string, no: string, size: PaperSize): Promise<PrintedFile> {
    const ask = () => this.database.read((tx) => this.papers.one(tx, actor, code, no));
    const isDone = ({ paper }: FoundPaper) =>
      paper.state === 'rendered' || !SIZES_OF[paper.form].includes(size);
    const { paper, files } = await askUntil(ask, isDone, PATIENCE_MILLISECONDS);
    const offered = SIZES_OF[paper.form];
    if (!offered.includes(size)) throw new DomainError('size-not-offered', { size, offered }, 'size');
    const file = files.find((each) => each.size === size);
    if (!file) throw new DomainError('paper-not-rendered', { number: paper.content.number });
    const { bytesId: id, sha256 } = file;
    const bytes = await this.database.read((tx) => this.bytes.read(tx, { id, sha256 }));
    const { id: paperId, dossierId, form } = paper;
    await this.readings.add(actor, { form, shownAs: size, dossierId, paperId });
    return { bytes, sha256, name: `${code}-${paper.eventSeq}-${form}-${size}.pdf` };
  }
}
