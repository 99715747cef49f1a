import { Injectable } from '@nestjs/common';
import type { HandOver, HandOverSide } from '../../domain/papers/control-slip.js';
import { TIMELINESS } from '../../domain/rates/timeliness.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Shows } from '../../platform/openapi/shows.js';
import { ControlSlips, type ControlSlip } from './control-slip.js';
import { drawControlSlip } from './drawing/draw-control-slip.js';
import type { PaperSize } from './issued-paper.entity.js';
import { IssuedPapersQuery } from './issued-papers.query.js';
import { PaperContentShown } from './papers.responses.js';
import { PaperReadingsStore } from './paper-readings.store.js';

class HandOverSideShown {
  @Shows('text', { description: 'Agency, desk or applicant' }) unit: string;
  @Shows('text', { nullable: true, description: 'Step' }) work: string | null;
  @Shows('text', { nullable: true }) person: string | null;
}

export class HandOverShown {
  @Shows('integer') no: number;
  @Shows(() => HandOverSideShown) giver: HandOverSide;
  @Shows(() => HandOverSideShown) receiver: HandOverSide;
  @Shows('instant') at: string;
  @Shows('text', {
    nullable: true,
    oneOf: TIMELINESS,
    description: 'Of the giver’s leg; null: no term was set',
  })
  result: string | null;
  @Shows('text', { nullable: true }) note: string | null;
  @Shows('boolean', { description: 'The receiver has it now' }) isHeld: boolean;
  @Shows('instant', { nullable: true, description: 'By when the receiver has to be done' })
  heldUntil: string | null;
}

export class ControlSlipShown {
  @Shows(() => PaperContentShown) content: PaperContentShown;
  @Shows(() => HandOverShown, { list: true }) handOvers: HandOverShown[];
}

/** phiếu kiểm soát quá trình giải quyết hồ sơ, as data and on paper. */
@Injectable()
export class ShowControlSlip {
  constructor(
    private readonly database: Database,
    private readonly papers: IssuedPapersQuery,
    private readonly slips: ControlSlips,
    private readonly readings: PaperReadingsStore,
  ) {}

  /** @throws DomainError not-found */
  async run(actor: Actor, code: string): Promise<ControlSlipShown> {
    const { content, handOvers } = await this.read(actor, code, 'json');
    return { content, handOvers: handOvers.map(shown) };
  }

  /** @throws DomainError not-found */
  async print(actor: Actor, code: string): Promise<Buffer> {
    const { content, handOvers } = await this.read(actor, code, 'a4');
    return drawControlSlip(content, handOvers);
  }

  private async read(actor: Actor, code: string, shownAs: 'json' | PaperSize): Promise<ControlSlip> {
    const { slip, dossierId } = await this.database.read(async (tx) => {
      const rows = await this.papers.dossier(tx, actor, code);
      return { slip: await this.slips.of(tx, rows), dossierId: rows.dossier.id };
    });
    await this.readings.add(actor, { form: 'control_slip', shownAs, dossierId });
    return slip;
  }
}

function shown({ giver, receiver, at, result, note, heldUntil }: HandOver, index: number): HandOverShown {
  return {
    no: index + 1,
    ...{ giver, receiver, at: iso(at), result, note },
    isHeld: heldUntil !== null,
    heldUntil: iso(heldUntil?.dueAt ?? null),
  };
}
