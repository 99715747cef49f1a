import { Injectable } from '@nestjs/common';
import { onlineRate } from '../../domain/rates/rates.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { allowReportTime, countReceived, type ReceivedCounts } from './count-dossiers.query.js';
import { type GroupLabel, NameGroups } from './name-groups.js';
import { dossiersLink, receivedIn } from './report-links.js';
import type { ReportRequest } from './report-request.js';
import type { OnlineLinksResponse, OnlineReportResponse, OnlineRowResponse } from './report-response.js';
import { labelled, type LabelledGroup } from './report-rows.js';
import type { ReportSelection } from './report-selection.js';
import { SelectDossiers } from './select-dossiers.js';

/** Tỷ lệ hồ sơ nộp trực tuyến: by day of receipt and receiving agency (form II.06a, columns 4 and 5). */
@Injectable()
export class OnlineSubmissionReport {
  constructor(
    private readonly database: Database,
    private readonly selectDossiers: SelectDossiers,
    private readonly names: NameGroups,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `SelectDossiers` */
  async execute(actor: Actor, request: ReportRequest): Promise<OnlineReportResponse> {
    const selection = await this.selectDossiers.execute(actor, request);
    const { asOf, groups } = await this.database.read(async (tx) => {
      await allowReportTime(tx);
      const received = await countReceived(tx, selection);
      return { asOf: this.clock.now(), groups: received };
    });
    const { rows, total } = await labelled(this.names, selection, groups);
    const tell = (group: LabelledGroup<ReceivedCounts>) => rowOf(selection, group);
    return {
      asOf: iso(asOf),
      period: selection.period,
      groupBy: selection.groupBy,
      rows: rows.map(tell),
      total: tell(total),
    };
  }
}

function rowOf(
  selection: ReportSelection,
  { label, counts }: LabelledGroup<ReceivedCounts>,
): OnlineRowResponse {
  const { online, counter, postal } = counts;
  return {
    key: label.key,
    name: label.name,
    ...onlineRate({ online, other: counter + postal }),
    online,
    counter,
    postal,
    links: selection.scope === null ? null : linksOf(selection, label),
  };
}

function linksOf(selection: ReportSelection, label: GroupLabel): OnlineLinksResponse {
  const received = receivedIn(selection, label);
  const channel = received['channel'];
  const hasOnline = channel === undefined || channel === 'online';
  return {
    dossiers: dossiersLink(received),
    numeratorDossiers: hasOnline ? dossiersLink(received, { channel: 'online' }) : null,
  };
}
