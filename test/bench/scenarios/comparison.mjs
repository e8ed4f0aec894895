import { signedIn } from '../load/signed-in.mjs';

/** Number of comparisons; the first warms up. */
const TIMES = 4;

/**
 * How long an administrator waits for a comparison of all accounts with an organisation that was read before. One account in ten has
 * another name, and one link in a hundred has ended.
 */
export async function comparison(installation) {
  const { database } = installation;
  const [{ unit: unitId, connection: connectionId }] = await database.sql(
    'select id as unit, connection_id as connection from directory.unit where parent_id is null limit 1',
  );
  await database.sql(
    `update accounts.account set display_name = 'Another name' where username like 'crowd-%5' and length(username) > 7`,
  );
  await database.sql(
    `update binding.binding b set ended_at = now(), end_reason = 'bench' from accounts.account a
     where a.id = b.account_id and a.tenant_id = b.tenant_id and a.username like 'crowd-%21'`,
  );
  await database.sql('analyze');
  const admin = await signedIn(installation, 'admin');
  const rule = { match: 'all', conditions: [{ attribute: 'role', anyOf: ['member'] }] };
  const { id: groupId } = await admin.post('/api/admin/groups', { name: 'Everybody', rule });
  await admin.post('/api/admin/directory/outbound/pairs', { connectionId, groupId, unitId });
  const times = [];
  let counts;
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now();
    ({ counts } = await admin.post('/api/admin/directory/outbound/comparisons', { connectionId }));
    times.push((performance.now() - began) / 1_000);
  }
  const [, ...counted] = times;
  const people = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    figure: 'directory: a comparison of everybody',
    unit: '',
    product: `${people} people in ${counted.map((seconds) => seconds.toFixed(2)).join(', ')} s: ${JSON.stringify(counts)}`,
  };
}
