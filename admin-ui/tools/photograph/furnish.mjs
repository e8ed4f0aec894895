import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { chance } from '../../../test/bench/audit/chance.mjs';
import { fillLog } from '../../../test/bench/audit/fill-log.mjs';
import { ORIGINS, PEOPLE, UNLINKED, UNUSUAL } from './people.mjs';

/** Days that figures and log are of. */
const DAYS = 30;

const RECORDS = 12_000;

/** Fills the demo tenant: people, bindings, sessions, figures, a log. The same in every run. */
export async function furnish(databaseUrl, keys) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const random = chance(7);
  try {
    const sql = async (text, values = []) => (await client.query(text, values)).rows;
    const [{ tenant, connection }] = await sql(
      `select t.id as tenant, c.id as connection from tenancy.tenant t join providers.connection c on c.tenant_id = t.id`,
    );
    await settled(sql);
    await people(sql, tenant, connection, random);
    await figures(sql, tenant, random);
    await fillLog(databaseUrl, { tenantId: tenant, count: RECORDS, days: DAYS, people: 400, keys });
  } finally {
    await client.end();
  }
}

/** The log is replaced: nothing may be on its way into it. */
async function settled(sql) {
  const deadline = Date.now() + 30_000;
  while ((await sql('select 1 from messaging.outbox limit 1')).length > 0) {
    if (Date.now() > deadline) throw new Error('The worker does not record what has happened');
    await pause(100);
  }
}

async function people(sql, tenant, connection, random) {
  for (const [index, [username, name, role]] of PEOPLE.entries()) {
    const [{ id }] = await sql(
      `insert into accounts.account (id, tenant_id, username, username_key, username_skeleton, email, email_key, email_authority,
         display_name, name_key, role, status, suspended_at, created_at, updated_at)
       values (gen_random_uuid(), $1, $2, $2, $2, $2 || '@example.com', $2 || '@example.com', 'administrator', $3, lower($3), $4, $5,
         case when $5 = 'suspended' then now() - interval '9 days' end, now() - interval '90 days', now()) returning id`,
      [tenant, username, name, role, index % 9 === 8 ? 'suspended' : 'active'],
    );
    const hours = random.below(400) / 10;
    const isLinked = index % 5 !== 4;
    await sql(
      `insert into accounts.activity values ($1, $2, case when $3 then now() - make_interval(mins => $4) else '-infinity' end, $5)`,
      [tenant, id, index % 7 !== 6, Math.round(hours * 60), isLinked ? 1 : 0],
    );
    if (isLinked) await binding(sql, { tenant, connection, account: id, username, name, index, hours });
    if (index % 9 < 5) await session(sql, { tenant, account: id, index, hours });
  }
  await sql(`update accounts.account set archived_at = now() where username = 'he.jun'`);
  for (const [index, [name, tries]] of UNLINKED.entries())
    await sql(
      `insert into binding.unlinked_identity (id, tenant_id, connection_id, subject, attributes, name, first_tried_at, last_tried_at, tries)
       values (gen_random_uuid(), $1, $2, 'PICTURE-' || $3::int::text, $4, $5, now() - interval '3 days',
         now() - make_interval(hours => $3::int), $6)`,
      [tenant, connection, index, attributesOf(`manager${index}`), name, tries],
    );
}

function binding(sql, { tenant, connection, account, username, name, index, hours }) {
  return sql(
    `insert into binding.binding (id, tenant_id, connection_id, subject, attributes, name, name_key,
       account_id, authority, origin, created_at, last_used_at)
     values (gen_random_uuid(), $1, $2, 'UNION-' || $3, $4, $5, lower($5), $6, 'administrator', $7,
       now() - make_interval(days => $8), case when $9 then now() - make_interval(mins => $10) end)`,
    [
      tenant,
      connection,
      username,
      attributesOf(username),
      name,
      account,
      ORIGINS[index % ORIGINS.length],
      80 - 3 * index,
      index % 6 !== 5,
      Math.round(hours * 60),
    ],
  );
}

/** What DingTalk tells of a person beside the name. */
function attributesOf(userId) {
  return JSON.stringify({ corpId: 'dingdemo0000000001', userId });
}

function session(sql, { tenant, account, index, hours }) {
  const agents = [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  ];
  return sql(
    `insert into logon.session (id, tenant_id, secret_hash, account_id, method, ip, user_agent, created_at, last_seen_at,
       authenticated_at, idle_seconds, expires_at, amr, acr)
     values (gen_random_uuid(), $1, sha256(gen_random_uuid()::text::bytea), $2, $3, $4, $5, now() - make_interval(mins => $6::int),
       now() - make_interval(mins => $6::int / 4), now(), 86400, now() + interval '1 day', '{pwd}', 'urn:openeiam:acr:single-factor')`,
    [
      tenant,
      account,
      ['dingtalk-qr', 'password', 'dingtalk-qr'][index % 3],
      addressOf(index),
      agents[index % 3],
      Math.round(hours * 20),
    ],
  );
}

/** Of both kinds, one of them as long as they come. */
function addressOf(index) {
  const long = ['2001:db8:85a3::8a2e:370:7334', 'fd12:3456:789a:bcde:fedc:ba98:7654:3210'];
  return index % 4 === 3 ? long[(index >> 2) % 2] : `203.0.113.${10 + index}`;
}

async function figures(sql, tenant, random) {
  for (let day = 0; day < DAYS; day += 1) {
    const isWeekend = [0, 6].includes(new Date(Date.now() - day * 86_400_000).getUTCDay());
    const busy = isWeekend ? 12 : 80 + random.below(60);
    const shares = [
      ['dingtalk-qr', 'completed', 1],
      ['password', 'completed', 0.25],
      ['email-code', 'completed', 0.06],
      ['dingtalk-qr', 'expired', 0.08],
      ['password', 'refused', 0.07],
      ['dingtalk-qr', 'declined', 0.02],
    ];
    for (const [method, outcome, share] of shares)
      await sql(
        `insert into overview.logon_day values ($1, current_date - $2::int, $3, $4, $5)
         on conflict (tenant_id, day, method, outcome) do update set count = excluded.count`,
        [tenant, day, method, outcome, Math.round(busy * share)],
      );
    await sql(
      'insert into overview.logon_duration values ($1, current_date - $2::int, $3, $4) on conflict do nothing',
      [tenant, day, 5 + random.below(6), busy],
    );
  }
  for (const [index, [type, reason]] of UNUSUAL.entries())
    await sql(
      `insert into overview.unusual_event
       select $1, gen_random_uuid(), now() - make_interval(hours => $2), $3, $4, null,
         (select id from accounts.account where username = 'zhang.min'), gen_random_uuid()::text`,
      [tenant, 2 + 9 * index, type, reason],
    );
}
