import type { Agent, Answer } from '../../harness/agent.js';
import { newAccount } from '../scene/accounts.js';
import { claimLink, newPerson, prove, started } from '../scene/attaching.js';
import { auditRow, count, openSessions, untilDelivered } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();

/** Browsers with a started attachment of one identity: more than a person may start in an hour. */
async function startedMany(person: string, howMany: number): Promise<readonly Agent[]> {
  const browsers: Agent[] = [];
  for (let begun = 0; begun < howMany; begun += 1) {
    browsers.push(await started(product(), person));
    await product().sql(`update binding.attachment set started_at = null where subject = $1`, [
      `UNION-${person}`,
    ]);
  }
  return browsers;
}

function liveBindings(unionId: string): Promise<number> {
  return count(product(), 'binding.binding', `ended_at is null and subject = '${unionId}'`);
}

/** A new link withdraws the earlier ones of its account; a race for one account needs many valid links. */
async function letAllLinksHold(): Promise<void> {
  await product().sql(
    `update binding.attach_link set expires_at = now() + interval '30 minutes' where used_at is null`,
  );
}

describe('attaching', () => {
  it('A5: one identity to two accounts in 50 browsers at once succeeds once; the others read of a conflict, and nothing is left half done', async () => {
    const person = newPerson(product(), 'contested');
    const accounts = [await newAccount(product(), 'left'), await newAccount(product(), 'right')];
    const browsers = await startedMany(person, 50);
    for (const [index, browser] of browsers.entries()) {
      await claimLink(product(), browser, index % 2 === 0 ? 'left' : 'right');
    }
    await letAllLinksHold();
    for (const browser of browsers) await browser.get('/t/demo/attach/verify');
    const before = await openSessions(product());
    const answers: Answer[] = await Promise.all(browsers.map((one) => one.post('/t/demo/attach/by-link')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    expect(await liveBindings(`UNION-${person}`)).toBe(1);
    expect(await openSessions(product())).toBe(before + 1);
    const where = `account_id in ('${accounts.join("','")}')`;
    expect(await count(product(), 'binding.attach_link', `${where} and used_at is not null`)).toBe(1);
    expect(await count(product(), 'logon.logon', `${where} and state = 'completed'`)).toBe(1);
    expect(await count(product(), 'logon.logon', `${where} and session_id is null`)).toBe(0);
    const attached = `subject = 'UNION-${person}' and state = 'attached'`;
    expect(await count(product(), 'binding.attachment', attached)).toBe(1);
  }, 90_000);

  it('A5: several identities to one account at once succeeds for one of them', async () => {
    await newAccount(product(), 'wanted');
    const people = Array.from({ length: 6 }, (_, index) => newPerson(product(), `suitor-${String(index)}`));
    const browsers = await Promise.all(people.map((person) => started(product(), person)));
    for (const browser of browsers) await claimLink(product(), browser, 'wanted');
    await letAllLinksHold();
    await Promise.all(browsers.map((one) => one.get('/t/demo/attach/verify')));
    const answers = await Promise.all(browsers.map((one) => one.post('/t/demo/attach/by-link')));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409, 409]);
  });

  it('A5: is guarded by unique indexes of the database that begin with the tenant', async () => {
    const indexes = await product().sql<{ definition: string }>(
      `select pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = 'binding.binding'::regclass and indisunique and not indisprimary order by 1`,
    );
    expect(indexes.map(({ definition }) => /\((.*?)\)/.exec(definition)?.[1])).toEqual([
      'tenant_id, connection_id, account_id',
      'tenant_id, connection_id, subject',
    ]);
    await expect(
      product().sql(`insert into binding.binding (id, tenant_id, connection_id, subject, attributes,
          name, account_id, origin, created_at)
        select gen_random_uuid(), tenant_id, connection_id, subject, attributes, name, account_id,
          origin, now() from binding.binding where ended_at is null limit 1`),
    ).rejects.toMatchObject({ code: '23505' });
  });

  it('A5: to an account that is already linked is refused with a clear message and recorded', async () => {
    const person = newPerson(product(), 'second-identity');
    const browser = await started(product(), person);
    const refused = await prove(browser, 'alice');
    expect(refused.status).toBe(409);
    const row = await auditRow(
      product(),
      'binding.attachment.refused',
      ({ reason, method, targets }) =>
        reason === 'binding.account_taken' &&
        method === 'password' &&
        targets.some(({ label }) => label?.startsWith('S')),
    );
    expect(row).toMatchObject({ outcome: 'refused' });
  });
});

/** Statements of the completion, each of which can fail: name, table, and the moment at which a trigger fails. */
const STEPS: readonly (readonly [string, string, string])[] = [
  ['the binding', 'binding.binding', 'before insert'],
  ['the pending record', 'binding.attachment', 'before update'],
  ['the session', 'logon.session', 'before insert'],
  ['the waiting logon', 'logon.logon', 'before update'],
  ['the events of the binding', 'messaging.outbox', 'before insert'],
];

describe('a failure in the middle of attaching', () => {
  beforeAll(async () => {
    await product().sql(`create function public.fail() returns trigger language plpgsql
      as $$ begin raise exception 'injected failure'; end $$`);
  });

  it.each(STEPS)(
    'A6: of %s leaves nothing behind, and the person can continue afterwards',
    async (_, table, when) => {
      const name = table.replace('.', '-').replace('_', '-');
      await newAccount(product(), name);
      const person = newPerson(product(), name);
      const browser = await started(product(), person);
      const condition = table === 'messaging.outbox' ? `when (new.name like 'binding.binding.created%')` : '';
      const snapshot = async () => {
        await untilDelivered(product());
        return stored();
      };
      const stored = async () => ({
        sessions: await openSessions(product()),
        bindings: await liveBindings(`UNION-${person}`),
        attachment: await product().sql('select state from binding.attachment where subject = $1', [
          `UNION-${person}`,
        ]),
        waiting: await count(product(), 'logon.logon', `state = 'awaiting_proof'`),
        completed: await count(product(), 'logon.logon', `state = 'completed'`),
        recorded: await count(
          product(),
          'audit.record',
          `type in ('binding.binding.created', 'logon.logon.completed')`,
        ),
      });
      const before = await snapshot();
      await product().sql(
        `create trigger fail ${when} on ${table} for each row ${condition} execute function public.fail()`,
      );
      const failed = await prove(browser, name);
      await product().sql(`drop trigger fail on ${table}`);
      expect(failed.status).toBe(500);
      expect(failed.text).not.toContain('injected failure');
      expect(browser.cookies.has('__Host-session')).toBe(false);
      expect(await snapshot()).toEqual(before);

      expect((await prove(browser, name)).status).toBe(303);
      expect(await liveBindings(`UNION-${person}`)).toBe(1);
      expect(await openSessions(product())).toBe(before.sessions + 1);
    },
  );
});
