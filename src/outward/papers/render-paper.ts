import { Injectable } from '@nestjs/common';
import type { PaperContent } from '../../domain/papers/paper-content.js';
import type { IssuedForm } from '../../domain/papers/template-sets.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { drawLetter } from './drawing/draw-letter.js';
import { drawSlip } from './drawing/draw-slip.js';
import type { PaperSize } from './issued-paper.entity.js';
import { PapersStore, type RenderedFile } from './papers.store.js';

/** The sizes in which a form is kept; the strip is for what is given over the counter. */
export const SIZES_OF: Readonly<Record<IssuedForm, readonly PaperSize[]>> = {
  receipt: ['a4', 'slip'],
  supplement_slip: ['a4', 'slip'],
  refusal_slip: ['a4'],
  apology: ['a4'],
  stop_notice: ['a4'],
};

const DRAW: Readonly<Record<PaperSize, (content: PaperContent) => Promise<Buffer>>> = {
  a4: drawLetter,
  slip: drawSlip,
};

/** Renders one issued paper, in all its sizes or not at all; done twice, the first one stays. */
@Injectable()
export class RenderPaper {
  constructor(
    private readonly database: Database,
    private readonly papers: PapersStore,
    private readonly clock: Clock,
  ) {}

  /** @throws Error why it could not be rendered, which the paper remembers together with its next try */
  async execute(paperId: string): Promise<void> {
    const content = await this.database.read((tx) =>
      this.papers.pendingContent(tx, paperId, this.clock.now()),
    );
    if (content === null) return;
    try {
      const files = await filesOf(content);
      await this.database.write((tx) => this.papers.addFiles(tx, paperId, files, this.clock.now()));
    } catch (error) {
      await this.database.write((tx) => this.papers.failed(tx, paperId, error, this.clock.now()));
      throw error;
    }
  }
}

async function filesOf(content: PaperContent): Promise<RenderedFile[]> {
  const files: RenderedFile[] = [];
  for (const size of SIZES_OF[content.form as IssuedForm]) {
    files.push({ size, bytes: await DRAW[size](content) });
  }
  return files;
}
