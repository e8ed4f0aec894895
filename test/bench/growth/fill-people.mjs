import { makePeople } from '../audit/people.mjs';
import { copyIn } from './copy-in.mjs';

const DAY_MS = 86_400_000;

/** Number of different names and devices; with more people, they repeat. */
const DIFFERENT = 5_000;

/**
 * Creates accounts, each linked to a DingTalk person.
 *
 * @returns their ids and devices
 */
export async function fillPeople(client, { random, tenantId, connectionId, count }) {
  const people = makePeople(random, DIFFERENT);
  const ids = Array.from({ length: count }, random.uuid);
  const now = Date.now();
  const made = (number) => new Date(now - 730 * DAY_MS * (1 - number / count)).toISOString();
  const name = (number) => `${people[number % DIFFERENT].label.split('*')[0]} ${number}`;
  await copyIn(
    client,
    'accounts.account',
    [
      'id',
      'tenant_id',
      'username',
      'username_key',
      'username_skeleton',
      'email',
      'email_key',
      'display_name',
      'name_key',
      'role',
      'created_at',
      'updated_at',
    ],
    mapped(ids, (id, number) => {
      const [username, email] = [`grown-${number}`, `grown-${number}@bench.test`];
      const [shown, at] = [name(number), made(number)];
      return [
        id,
        tenantId,
        username,
        username,
        username,
        email,
        email,
        shown,
        shown.toLowerCase(),
        'member',
        at,
        at,
      ];
    }),
  );
  await copyIn(
    client,
    'accounts.activity',
    ['tenant_id', 'account_id', 'last_logon_at', 'linked_identities'],
    mapped(ids, (id, number) => [tenantId, id, made(number), 1]),
  );
  await copyIn(
    client,
    'binding.binding',
    [
      'id',
      'tenant_id',
      'connection_id',
      'subject',
      'attributes',
      'name',
      'name_key',
      'account_id',
      'origin',
      'created_at',
    ],
    mapped(ids, (id, number) => {
      const attributes = JSON.stringify({ corpId: 'dingbench', userId: `grown-${number}` });
      const [subject, shown] = [`UNION-grown-${number}`, name(number)];
      const origin = number % 3 === 0 ? 'attach' : 'provision';
      return [
        random.uuid(),
        tenantId,
        connectionId,
        subject,
        attributes,
        shown,
        shown.toLowerCase(),
        id,
        origin,
        made(number),
      ];
    }),
  );
  return { ids, people };
}

function* mapped(items, map) {
  for (let number = 0; number < items.length; number += 1) yield map(items[number], number);
}
