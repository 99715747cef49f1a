import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isoInZone } from '../../domain/calendar/iso-instant.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { isDraft, stateOn } from '../../domain/catalogue/version-life.js';
import { peopleBehind, type Person } from '../../platform/register-codes/account-names.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import {
  descriptionOfVersion,
  ProcedureStore,
  type StoredVersion,
} from '../../registers/procedures/procedure.store.js';
import type { VersionActResponse, VersionResponse } from './version.responses.js';

type People = ReadonlyMap<string, Person>;

/** Tells a version: its state as of today, and who did what to it when. */
@Injectable()
export class VersionStory {
  constructor(
    private readonly procedures: ProcedureStore,
    private readonly clock: Clock,
  ) {}

  /** One version as it stands in this transaction. */
  async of(tx: EntityManager, procedureCode: string, version: StoredVersion): Promise<VersionResponse> {
    const all = await this.procedures.versionsOf(tx, version.procedureId);
    return this.told(procedureCode, version, all, await peopleOf(tx, [version]));
  }

  /** All versions of one procedure. */
  async ofAll(
    tx: EntityManager,
    procedureCode: string,
    all: readonly StoredVersion[],
  ): Promise<VersionResponse[]> {
    const people = await peopleOf(tx, all);
    return all.map((version) => this.told(procedureCode, version, all, people));
  }

  private told(
    procedureCode: string,
    version: StoredVersion,
    all: readonly StoredVersion[],
    people: People,
  ): VersionResponse {
    const { no, revision, effectiveFrom, effectiveTo, recordNo, reviewedAt, retiredAt } = version;
    const { draftedAt, publishedAt, unreviewedReason, retiredReason, withdrawnAt, withdrawnReason } = version;
    const act = (at: Date | null, by: string | null) => actOf(at, by === null ? undefined : people.get(by));
    return {
      procedureCode,
      no,
      version: revision,
      state: stateOn(version, all, localDayOf(this.clock.now(), OFFICE_ZONE)),
      ...descriptionOfVersion(version),
      ...{ effectiveFrom, effectiveTo, recordNo, unreviewedReason, retiredReason, withdrawnReason },
      drafted: act(draftedAt, version.draftedBy),
      changedBy: version.changedBy.flatMap((id) => people.get(id)?.username ?? []),
      reviewed: reviewedAt && act(reviewedAt, version.reviewedBy),
      published: isDraft(version) ? null : act(publishedAt, version.publishedBy),
      retired: retiredAt && act(retiredAt, version.retiredBy),
      withdrawn: withdrawnAt && act(withdrawnAt, version.withdrawnBy),
    };
  }
}

function peopleOf(tx: EntityManager, versions: readonly StoredVersion[]): Promise<People> {
  const ids = versions.flatMap((each) => [
    ...[each.draftedBy, each.reviewedBy, each.publishedBy, each.retiredBy, each.withdrawnBy],
    ...each.changedBy,
  ]);
  return peopleBehind(tx, ids);
}

function actOf(at: Date | null, by: Person | undefined): VersionActResponse {
  return {
    at: at && isoInZone(at, OFFICE_ZONE),
    username: by?.username ?? null,
    fullName: by?.fullName ?? null,
  };
}
