import type { DataSource } from 'typeorm';
import { hashOf } from '../../dossiers/event-chain.js';
import type { TimelineEventEntity } from '../../dossiers/timeline-event.entity.js';
import { withDatabase } from './cli-database.js';
import { type Command, type CommandCall, say, WrongCall } from './command.js';

export const verifyTimelineCommand: Command = {
  name: 'verify timeline',
  usage: '',
  does: {
    vi: 'Tính lại chuỗi băm của nhật ký mọi hồ sơ và nêu mọi chỗ khác biệt.',
    en: 'Compute the hash chain of every timeline again and name every difference.',
  },
  options: [],
  run,
};

export interface ChainDossier {
  readonly id: string;
  readonly code: string;
  readonly lastEventSeq: number;
  readonly lastEventHash: string;
}

export interface VerifiedTimelines {
  readonly dossiers: number;
  readonly events: number;
  readonly differences: readonly string[];
}

const DOSSIERS_PER_PAGE = 500;
const MOST_TOLD = 100;

async function run({ words }: CommandCall): Promise<number> {
  if (words.length > 0)
    throw new WrongCall({ vi: 'Lệnh này không có tham số.', en: 'It takes no arguments.' });
  const { dossiers, events, differences } = await withDatabase(({ dataSource }) =>
    verifyTimelines(dataSource),
  );
  for (const difference of differences.slice(0, MOST_TOLD)) say(difference);
  say(
    `Hồ sơ · Dossiers: ${dossiers}, sự kiện · events: ${events}, khác biệt · differences: ${differences.length}`,
  );
  return differences.length === 0 ? 0 : 1;
}

/** Reads every timeline, page by page, each page from one snapshot with its dossiers. */
export async function verifyTimelines(dataSource: DataSource): Promise<VerifiedTimelines> {
  const differences: string[] = [];
  let dossiers = 0;
  let events = 0;
  for (let after = '0'; ;) {
    const page = await pageAfter(dataSource, after);
    for (const { dossier, chain } of page) differences.push(...differencesOf(dossier, chain));
    dossiers += page.length;
    events += page.reduce((sum, { chain }) => sum + chain.length, 0);
    const last = page.at(-1);
    if (page.length < DOSSIERS_PER_PAGE || !last) return { dossiers, events, differences };
    after = last.dossier.id;
  }
}

interface Timeline {
  readonly dossier: ChainDossier;
  readonly chain: readonly TimelineEventEntity[];
}

async function pageAfter(dataSource: DataSource, after: string): Promise<Timeline[]> {
  return dataSource.transaction('REPEATABLE READ', async (tx) => {
    const dossiers = await tx.query<ChainDossier[]>(
      `SELECT id, code, last_event_seq AS "lastEventSeq", last_event_hash AS "lastEventHash"
        FROM dossier WHERE id > $1 ORDER BY id LIMIT ${DOSSIERS_PER_PAGE}`,
      [after],
    );
    const events = await tx.query<TimelineEventEntity[]>(
      `SELECT id, dossier_id AS "dossierId", seq, type, at, recorded_at AS "recordedAt", actor_id AS "actorId",
          actor_name AS "actorName", agency_id AS "agencyId", data, previous_hash AS "previousHash", hash
        FROM timeline_event WHERE dossier_id = ANY($1::bigint[]) ORDER BY dossier_id, seq`,
      [dossiers.map(({ id }) => id)],
    );
    const chains = new Map<string, TimelineEventEntity[]>(dossiers.map(({ id }) => [id, []]));
    for (const event of events) chains.get(event.dossierId)?.push(event);
    return dossiers.map((dossier) => ({ dossier, chain: chains.get(dossier.id) ?? [] }));
  });
}

/** What in this timeline is not as it was written. */
function differencesOf(dossier: ChainDossier, chain: readonly TimelineEventEntity[]): string[] {
  const found: string[] = [];
  let previousHash = '';
  chain.forEach((event, index) => {
    const place = `${dossier.code} #${event.seq}`;
    if (event.seq !== index + 1)
      found.push(`${place}: thiếu sự kiện trước đó · an event before it is missing`);
    if (event.previousHash !== previousHash) found.push(`${place}: chuỗi bị đứt · the chain is broken`);
    if (event.hash !== hashOf(dossier.code, event)) found.push(`${place}: nội dung đã bị sửa · was altered`);
    previousHash = event.hash;
  });
  const isWhole = dossier.lastEventSeq === chain.length && dossier.lastEventHash === previousHash;
  if (!isWhole)
    found.push(`${dossier.code}: cuối chuỗi không khớp hồ sơ · the end does not match the dossier`);
  return found;
}
