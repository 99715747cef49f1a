import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { DossierAccess, type DossierScope } from '../../dossiers/dossier-access.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import type { ReportRequest } from './report-request.js';
import type { AgencySubtree, ReportSelection } from './report-selection.js';

/** Turns a report's query into the dossiers that this actor may have counted. */
@Injectable()
export class SelectDossiers {
  constructor(
    private readonly access: DossierAccess,
    private readonly agencies: AgencyLookup,
    private readonly procedures: ProcedureLookup,
  ) {}

  /** @throws DomainError `period-reversed`, `unknown-agency`, `unknown-procedure` */
  async execute(actor: Actor, request: ReportRequest): Promise<ReportSelection> {
    const { from, to, groupBy, agency, field, procedure, channel } = request;
    if (from > to) throw new DomainError('period-reversed', { from, to }, 'to');
    return {
      period: { from, to },
      groupBy: groupBy ?? null,
      agencies: agency === undefined ? null : await this.subtreeOf(agency),
      field: field ?? null,
      procedure: procedure === undefined ? null : await this.procedures.byCode(procedure),
      channel: channel ?? null,
      scope: await this.scopeOf(actor),
    };
  }

  /** An administrator may not open dossiers, and counts tell nothing about a person. */
  private async scopeOf(actor: Actor): Promise<DossierScope | null> {
    return actor.roles.includes('administrator') ? null : this.access.scopeOf(actor);
  }

  private async subtreeOf(code: string): Promise<AgencySubtree> {
    const { id } = await this.agencies.byCode(code, 'agency');
    return { code, ids: await this.agencies.subtreeIds(id) };
  }
}
