import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { Ended } from './testing/run-command.js';
import { runHere } from './testing/run-here.js';

describe('the commands about deliveries and mails', () => {
  let database: TestDatabase;
  const ring = `k1:${randomBytes(32).toString('base64')}`;
  const event = newId();

  beforeAll(async () => {
    database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const tenant = newId();
    await client.query(`insert into tenancy.tenant (id, slug, name) values ($1, 'acme', 'Acme')`, [tenant]);
    await client.query(
      `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at, drained_at)
       values ($1, $2, 'spec.thing.happened.v1', '{}', '{}', now(), now())`,
      [event, tenant],
    );
    await client.query(
      `insert into messaging.delivery (tenant_id, listener, event_id, attempts, error) values ($1, 'spec', $2, 12, 'it broke')`,
      [tenant, event],
    );
    await client.end();
  });
  afterAll(() => database.drop());

  function cli(words: string): Promise<Ended> {
    return runHere(words.split(' '), { ENCRYPTION_KEYS: ring, DATABASE_URL: database.url });
  }

  it('list, retry, and drop failed items', async () => {
    expect((await cli('deliveries list')).stdout).toMatch(
      new RegExp(`^${event} +spec\\.thing\\.happened\\.v1 +spec +12 +given up +it broke$`, 'm'),
    );
    expect((await cli('deliveries retry --tenant acme')).stdout).toMatch(new RegExp(`^${event} .* 0 `, 'm'));
    expect(await cli(`deliveries drop ${event} --reason gone`)).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse((await cli('deliveries list --json')).stdout)).toEqual([]);
    expect(await cli(`deliveries drop ${event} --reason gone`)).toMatchObject({ code: 1, stdout: '' });
    expect(await cli(`deliveries retry ${event} --json`)).toMatchObject({ code: 1, stdout: '' });
    for (const words of [
      'deliveries retry --all',
      'deliveries retry --tenant acme',
      'mails retry --all',
      'jobs retry --all',
    ])
      expect(await cli(words)).toMatchObject({ code: 0, stderr: '' });
    expect((await cli('mails list')).stdout).toBe('No mail is waiting.\n');
  }, 120_000);

  it.each([
    'deliveries retry',
    'deliveries retry --json',
    'deliveries drop',
    'mails retry',
    'mails drop nonsense --reason r',
  ])('refuse wrong usage: %s', async (words) => {
    expect(await cli(words)).toMatchObject({ code: 2, stdout: '' });
  });
});
