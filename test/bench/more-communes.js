import { PASSWORD, signIn } from '../support/product.js';

/** Founds communes like the first one of the sample, each with a reception officer; answers with their names. */
export async function moreCommunes(base, client, count) {
  const { rows } = await client.query(
    `SELECT parent.code AS "parentCode", own.fields, own.valid_from::text AS "validFrom"
     FROM agency own JOIN agency parent ON parent.id = own.parent_id
     WHERE own.level = 'commune' ORDER BY own.id LIMIT 1`,
  );
  const like = rows[0];
  const token = await signIn(base, 'admin');
  const usernames = [];
  for (let no = 1; no <= count; no += 1) {
    const code = `BENCH.${no}`;
    const username = `reception.bench-${no}`;
    const name = { nameVi: `Xã thứ ${no}`, nameEn: `Commune no. ${no}` };
    await post(base, token, 'agencies', { code, ...name, level: 'commune', ...like });
    const officer = { username, fullName: 'Trần Thị Mơ', roles: ['reception_officer'], agencyCode: code };
    await post(base, token, 'accounts', { ...officer, password: PASSWORD });
    usernames.push(username);
  }
  return usernames;
}

async function post(base, token, path, body) {
  const answer = await fetch(`${base}/api/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}
