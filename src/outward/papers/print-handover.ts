import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { HandoversLookup, type Handover } from '../../handling/handover/handovers.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { drawHandover } from './drawing/draw-handover.js';
import { HandoverContents } from './handover-contents.js';
import { HandoverPrintsStore, type StoredPrint } from './handover-prints.store.js';
import { PaperReadingsStore } from './paper-readings.store.js';
import type { PrintedFile } from './printed-file.js';

/** phiếu bàn giao hồ sơ giấy as a file: drawn when it is first asked for, and the same bytes ever after. */
@Injectable()
export class PrintHandover {
  constructor(
    private readonly database: Database,
    private readonly handovers: HandoversLookup,
    private readonly contents: HandoverContents,
    private readonly prints: HandoverPrintsStore,
    private readonly readings: PaperReadingsStore,
  ) {}

  /** @throws DomainError not-found; handover-cancelled, since such a list must not be carried about */
  async run(actor: Actor, number: string): Promise<PrintedFile> {
    const handover = await this.database.read((tx) => this.handovers.find(tx, actor, number));
    if (handover.cancelledAt !== null) throw new DomainError('handover-cancelled', { number });
    const known = await this.database.read((tx) => this.prints.find(tx, handover.id));
    const { bytes, sha256 } = known ?? (await this.draw(handover));
    const { giverAgencyId: agencyId } = handover;
    await this.readings.add(actor, { form: 'handover_list', shownAs: 'a4', agencyId });
    return { bytes, sha256, name: `phieu-ban-giao-${number}.pdf` };
  }

  private async draw(handover: Handover): Promise<StoredPrint> {
    const content = await this.database.read((tx) => this.contents.of(tx, handover));
    const drawn = await drawHandover(content);
    return this.database.write((tx) => this.prints.keep(tx, handover.id, drawn));
  }
}
