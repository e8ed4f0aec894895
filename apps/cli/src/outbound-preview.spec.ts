import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';
import { makeRead } from './testing/read-directory.js';
import type { Ended } from './testing/run-command.js';
import { runHere } from './testing/run-here.js';

const T = '--tenant acme';

describe('directory outbound', () => {
  let database: TestDatabase;
  const ring = `k1:${randomBytes(32).toString('base64')}`;

  function cli(words: string, input = ''): Promise<Ended> {
    return runHere(words.split(' '), { ENCRYPTION_KEYS: ring, DATABASE_URL: database.url }, input);
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    const owner = '--slug acme --name Acme --owner-username olivia';
    await cli(`tenant create ${owner}`, 'olive trees of Delphi');
    await cli(`connection create ${T} --corp-id dingcorp --client-id dingapp`, 'an-app-secret');
    await makeRead(database);
    await cli(`account create ${T} --username bob`);
    await cli(`group create ${T} --name Staff`);
    await cli(`group add ${T} --group Staff bob`);
    await cli(`account suspend ${T} --username bob --reason left`);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `with who as (select a.tenant_id as tenant, a.id as account, c.id as connection from accounts.account a
           join providers.connection c using (tenant_id) where a.username = 'bob'),
         link as (
           insert into binding.binding (id, tenant_id, connection_id, subject, attributes, name, account_id, origin, created_at)
           select gen_random_uuid(), tenant, connection, 'U-bob', '{}', 'bob', account, 'admin', now() from who)
       insert into directory.person (id, tenant_id, connection_id, subject, seat, account_id, name, units, state, is_ours, read_at, created_at)
       select gen_random_uuid(), tenant, connection, 'U-bob', 'bob', account, 'Bob', '{}', 'present', false, now(), now() from who`,
    );
    await client.end();
    await cli(`directory outbound add ${T} --group staff --department read`);
  }, 120_000);
  afterAll(() => database.drop());

  it('prints what would be done, and fails with the name of the threshold that is exceeded', async () => {
    const stopped = await cli(`directory outbound preview ${T}`);
    expect(stopped).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^outboundThresholdPercent is exceeded: 1 of 1 people would have to be/),
    });
    expect(stopped.stdout).toMatch(/^disables +1$/m);
    expect(stopped.stdout).toMatch(/^bob {2}disable {2}suspended$/m);
    await cli(`directory settings set ${T} outboundThresholdPercent=100`);
    const done = await cli(`directory outbound preview ${T} --json`);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(done.stdout)).toMatchObject({
      disables: 1,
      passed: null,
      differences: [{ username: 'bob', kind: 'disable', reason: 'suspended', seat: 'bob' }],
    });
    await cli(`directory settings set ${T} outboundThresholdCount=0`);
    expect(await cli(`directory outbound preview ${T} --json`)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^outboundThresholdCount is exceeded/),
    });
  }, 120_000);

  it('lists the pairs, a new department by its future name', async () => {
    await cli(`directory outbound add ${T} --group staff --department read --new`);
    const { stdout } = await cli(`directory outbound pairs ${T}`);
    expect(stdout).toMatch(/Staff +Read$/m);
    expect(stdout).toMatch(/Staff +Read > Staff \(new\)$/m);
  });
});
