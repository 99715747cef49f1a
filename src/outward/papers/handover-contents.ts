import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { handoverPaperOf, type HandoverPaper } from '../../domain/papers/handover-list.js';
import { HandoversLookup, type Handover } from '../../handling/handover/handovers.lookup.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import { PaperAgencies } from './paper-agencies.js';

/** What a list says on paper: as it was when the papers were handed over, whatever was answered since. */
@Injectable()
export class HandoverContents {
  constructor(
    private readonly handovers: HandoversLookup,
    private readonly agencies: PaperAgencies,
    private readonly procedures: ProcedureLookup,
  ) {}

  async of(tx: EntityManager, handover: Handover): Promise<HandoverPaper> {
    const { number, no, receiverRole, givenAt, givenName: givenBy, acknowledgeBy } = handover;
    const lines = await this.handovers.linesOf(tx, handover);
    const items = lines.map(async ({ versionId, ...line }) => ({
      ...line,
      procedureName: (await this.procedures.versionById(versionId)).procedureName.vi,
    }));
    return handoverPaperOf({
      ...{ number, no, receiverRole, givenAt, givenBy, acknowledgeBy, zone: OFFICE_ZONE },
      giver: await this.agencies.of(handover.giverAgencyId),
      receiver: await this.agencies.of(handover.receiverAgencyId),
      items: await Promise.all(items),
    });
  }
}
