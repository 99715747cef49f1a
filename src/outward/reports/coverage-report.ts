import { Injectable } from '@nestjs/common';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { coverageOf } from '../../domain/catalogue/coverage.js';
import { type CatalogueEntry, isSelected } from '../../domain/catalogue/procedure-selection.js';
import { DomainError } from '../../domain/domain-error.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { AgencyLookup, type CodedAgency } from '../../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import {
  COVERAGE_TOTAL,
  type CoverageFilters,
  type CoverageGroup,
  coverageGroups,
} from './coverage-groups.js';
import { coverageLinks } from './coverage-links.js';
import type { CoverageRequest } from './coverage-request.js';
import type { CoverageReportResponse, CoverageRowResponse } from './coverage-response.js';

/** How much of the catalogue the desks take in, and how much of that can be filed online. */
@Injectable()
export class CoverageReport {
  constructor(
    private readonly procedures: ProcedureLookup,
    private readonly agencies: AgencyLookup,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `unknown-agency` */
  async execute(request: CoverageRequest): Promise<CoverageReportResponse> {
    const { by, agency, field, level } = request;
    const on = request.on ?? localDayOf(this.clock.now(), OFFICE_ZONE);
    const agencies = await this.agencies.allCoded();
    const duties = agency === undefined ? undefined : known(agencies, agency);
    const filters: CoverageFilters = { on, by: by ?? null, agency: duties?.code, field, level };
    const entries = (await this.procedures.list(on)).filter((entry) =>
      isSelected(entry, { offered: false, agency: duties, field, level }),
    );
    const rowOf = (group: CoverageGroup) => row(filters, group, entries);
    const groups = coverageGroups(filters, entries, agencies);
    return { on, by: filters.by, rows: groups.map(rowOf), total: rowOf(COVERAGE_TOTAL) };
  }
}

function known(agencies: readonly CodedAgency[], code: string): CodedAgency {
  const agency = agencies.find(({ codes }) => codes.includes(code));
  if (!agency) throw new DomainError('unknown-agency', { code }, 'agency');
  return agency;
}

function row(
  filters: CoverageFilters,
  { key, name, selection }: CoverageGroup,
  all: readonly CatalogueEntry[],
): CoverageRowResponse {
  const entries = all.filter((entry) => isSelected(entry, { offered: false, ...selection }));
  const { offered, byLevel } = coverageOf(entries);
  return { key, name, ...offered, online: byLevel, links: coverageLinks(filters, selection) };
}
