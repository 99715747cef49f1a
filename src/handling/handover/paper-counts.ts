import { Injectable } from '@nestjs/common';
import { countsOf, handedIn } from '../../domain/papers/handed-in.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import type { PlacedPaper } from './paper-places.query.js';

/** How many papers a dossier should have in the box; null: its version does not say. */
export interface PaperCounts {
  readonly originals: number | null;
  readonly copies: number | null;
}

/** The papers handed in, by their numbers. */
@Injectable()
export class CountPapers {
  constructor(private readonly procedures: ProcedureLookup) {}

  async countsOf({ versionId, variant: key, components }: PlacedPaper): Promise<PaperCounts> {
    const { rules } = await this.procedures.versionById(versionId);
    const variant = rules.variants.find((each) => each.key === key);
    const papers = variant ? handedIn(variant, components) : [];
    return papers.length > 0 ? countsOf(papers) : { originals: null, copies: null };
  }
}
