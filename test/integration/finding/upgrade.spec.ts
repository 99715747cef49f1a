import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { loadMigrations } from '../../../src/platform/database/migrate.js';
import type { TestDatabase } from '../../support/test-database.js';
import { FindingHouse } from './finding-house.js';

const FINDING = 'FindDossiers1764280000000';

async function onDatabase<T>({ url }: TestDatabase, work: (sql: DataSource) => Promise<T>): Promise<T> {
  const migrations = await loadMigrations();
  const settings = { url, entities: [], migrations, applicationName: 'finding-upgrade', poolSize: 1 };
  const dataSource = await createDataSource(settings).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

const wordsIn = (database: TestDatabase) =>
  onDatabase(database, (sql) =>
    sql.query<{ code: string; words: string[] }[]>(
      'SELECT code, tsvector_to_array(search_text) AS words FROM dossier ORDER BY code',
    ),
  );

describe('a database from before finding', () => {
  let house: FindingHouse;
  let database: TestDatabase;
  let codes: readonly string[];

  beforeAll(async () => {
    house = await FindingHouse.open();
    const person = {
      kind: 'person',
      fullName: 'Lê–Văn\u00a0Ân 🌾',
      identityNumber: '001190004321',
      phone: '+84 988 777 666',
    };
    const visit = { procedureCode: '1.004222' };
    codes = [
      await house.file({ fullName: 'Nguyễn Thị Đào', identityNumber: '079300001234', phone: '84905123456' }),
      await house.file({ fullName: 'Trần "Dũng" A&B', phone: '024 3825 1234' }, { representative: person }),
      await house.file({ fullName: 'Phạm Hữu Tước', identityNumber: 'B1234567', phone: '905123999' }, visit),
    ];
    database = await house.product.leave();
  });
  afterAll(() => house.close());

  it('gets the words that its dossiers would have got', async () => {
    const native = await wordsIn(database);
    await onDatabase(database, async (sql) => {
      // As it was written then: folded, one behind the other.
      const before = await sql.query<{ code: string; text: string }[]>(
        `SELECT code, concat_ws(' ', applicant ->> 'fullName', applicant ->> 'identityNumber', applicant ->> 'phone',
           representative ->> 'fullName') AS text FROM dossier`,
      );
      for (;;) {
        const [last] = await sql.query<{ name: string }[]>(
          'SELECT name FROM migrations ORDER BY id DESC LIMIT 1',
        );
        await sql.undoLastMigration();
        if (last?.name === FINDING) break;
      }
      for (const { code, text } of before) {
        const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
        await sql.query('UPDATE dossier SET search_text = $2 WHERE code = $1', [code, folded]);
      }
      await sql.runMigrations({ transaction: 'each' });
    });
    const upgraded = await wordsIn(database);
    for (const [index, { code, words }] of native.entries()) {
      expect(upgraded[index]).toEqual({ code, words: expect.arrayContaining(words) });
    }
  });

  it('finds them all', async () => {
    house = await FindingHouse.reopen(database);
    const found = (q: string) => house.codes({ q });
    expect(await found('nguyen thi dao')).toEqual([codes[0]]);
    expect(await found('0905 123 456')).toEqual([codes[0]]);
    expect(await found('le van an 🌾')).toEqual([codes[1]]);
    expect(await found('001190004321')).toEqual([codes[1]]);
    expect(await found('02438251234')).toEqual([codes[1]]);
    expect(await found('b1234567')).toEqual([codes[2]]);
    expect(await found(codes[2] as string)).toEqual([codes[2]]);
    // Another agency decides it; he works where it was taken in.
    expect(await house.codes({ q: 'pham huu tuoc' }, 'officer')).toEqual([codes[2]]);
  });
});
