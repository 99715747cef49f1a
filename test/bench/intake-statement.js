import pg from 'pg';

const PARTS = ['dossier_step', 'clock', 'timeline_event', 'dossier_due_history', 'outbox'];

async function columnsOf(client, table) {
  const { rows } = await client.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'id' ORDER BY attnum`,
    [table],
  );
  return rows;
}

/** The stored values of one row as SQL literals; `special` replaces some of them. */
async function literals(client, table, id, columns, special) {
  const texts = columns.map(({ name }) => `"${name}"::text AS "${name}"`).join(', ');
  const { rows } = await client.query(`SELECT ${texts} FROM ${table} WHERE id = $1`, [id]);
  return columns.map(({ name, type }) => {
    if (special[name]) return special[name];
    const value = rows[0][name];
    return value === null ? 'NULL' : `${pg.escapeLiteral(value)}::${type}`;
  });
}

/**
 * One statement that writes what one intake wrote, row for row and value for value: number, dossier, step,
 * clocks, event, due moment, outbox. Only agency and code vary. Backslashes and colons are safe: pgbench
 * replaces `:name` only for variables that it knows.
 */
export async function pgbenchScript(client) {
  const { rows: agencies } = await client.query(
    `SELECT DISTINCT receiving_agency_id::int AS id FROM dossier ORDER BY 1`,
  );
  const { rows: latest } = await client.query('SELECT max(id) AS id FROM dossier');
  const columns = await columnsOf(client, 'dossier');
  const list = (each) => each.map(({ name }) => `"${name}"`).join(', ');
  const special = {
    code: "'bench-' || n.agency_id || '-' || n.last_number",
    receiving_agency_id: 'n.agency_id',
    competent_agency_id: 'n.agency_id',
  };
  const values = await literals(client, 'dossier', latest[0].id, columns, special);
  const parts = [];
  for (const table of PARTS) {
    const own = await columnsOf(client, table);
    const { rows } = await client.query(`SELECT id FROM ${table} WHERE dossier_id = $1`, [latest[0].id]);
    for (const [index, { id }] of rows.entries()) {
      const cells = await literals(client, table, id, own, {
        dossier_id: 'd.id',
        sent_at: 'NULL::timestamptz',
        done_at: 'NULL::timestamptz',
        position: 'NULL::bigint',
      });
      parts.push(
        `${table}_${index} AS (INSERT INTO ${table} (${list(own)}) SELECT ${cells.join(', ')} FROM d)`,
      );
    }
  }
  const ids = agencies.map(({ id }) => id);
  const pick = `\\set place random(1, ${ids.length})\n`;
  const statement = `WITH n AS (
    INSERT INTO code_counter (agency_id, "on", last_number)
    VALUES ((ARRAY[${ids.join(',')}])[:place], DATE '2000-01-01', 1)
    ON CONFLICT (agency_id, "on") DO UPDATE SET last_number = code_counter.last_number + 1
    RETURNING agency_id, last_number),
  d AS (INSERT INTO dossier (${list(columns)}) SELECT ${values.join(', ')} FROM n RETURNING id),
  ${parts.join(',\n  ')}
  SELECT id FROM d;`;
  // pgbench ends a command at a semicolon followed by a line end only.
  return pick + statement.replaceAll(/\s*\n\s*/g, ' ') + '\n';
}
