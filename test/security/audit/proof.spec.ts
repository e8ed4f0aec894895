import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { runCli, type Ended } from '../../harness/run-cli.js';
import { newAccount } from '../scene/accounts.js';
import { signedIn } from '../scene/signed-in.js';
import { auditRow, count } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const PATH = '/api/admin/audit';

interface Verdict {
  readonly intact: boolean;
  readonly firstBadSequence: number | null;
  readonly checked: number;
  readonly isComplete: boolean;
}

interface Checkpoints {
  readonly items: readonly { readonly sequence: number; readonly keyId: string }[];
  readonly next: string | null;
}

const product = useProduct();
const folder = mkdtempSync(join(tmpdir(), 'openeiam-proof-'));
let auditor: Agent;

beforeAll(async () => {
  auditor = await signedIn(product(), 'auditor');
  await settled();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until every event is recorded and a checkpoint has been made. */
async function settled(): Promise<void> {
  await until(async () => (await count(product(), 'messaging.outbox')) === 0);
  await until(async () => (await count(product(), 'audit.checkpoint')) > 0);
}

async function verify(): Promise<Verdict> {
  const answer = await auditor.postJson(`${PATH}/verify`, {});
  expect(answer.status).toBe(200);
  return answer.json<Verdict>();
}

function cli(...words: readonly string[]): Promise<Ended> {
  const { DATABASE_URL = '', ENCRYPTION_KEYS = '' } = product().settings;
  return runCli(['audit', ...words], { DATABASE_URL, ENCRYPTION_KEYS });
}

describe('the proof of the log', () => {
  it('L3: is available to an auditor over HTTP and to the operator on the command line, and each request is recorded', async () => {
    const verdict = await verify();
    expect(verdict).toMatchObject({ intact: true, firstBadSequence: null, isComplete: true });
    expect(verdict.checked).toBeGreaterThan(3);
    const { code, stdout, stderr } = await cli('verify', '--tenant', 'demo');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^The log of "demo" is intact: \d+ records, from 1 to \d+\.\n$/);
    expect(await auditRow(product(), 'audit.log.verified')).toMatchObject({ outcome: 'success' });
  });

  it('L4: is refused to people without the permission', async () => {
    await newAccount(product(), 'proofless');
    const member = await signedIn(product(), 'proofless');
    expect((await member.postJson(`${PATH}/verify`, {})).status).toBe(403);
    expect((await member.getJson(`${PATH}/public-key`)).status).toBe(403);
    expect((await member.getJson(`${PATH}/checkpoints`)).status).toBe(403);
  });

  it('L3: has a public key that is the same everywhere, and checkpoints in pages', async () => {
    const { keys } = (await auditor.getJson(`${PATH}/public-key`)).json<{
      keys: readonly { readonly keyId: string; readonly pem: string }[];
    }>();
    const { stdout } = await cli('public-key');
    expect(stdout).toBe(keys.map(({ keyId, pem }) => `Key-Id: ${keyId}\n${pem}`).join(''));
    const page = (await auditor.getJson(`${PATH}/checkpoints?limit=1`)).json<Checkpoints>();
    expect(page.items).toMatchObject([{ keyId: keys[0]?.keyId }]);
  });

  it('L3: names the first bad record, over HTTP, and on the command line in one line and with exit code 1', async () => {
    await settled();
    await product().sql(`update audit.record set reason = 'forged' where sequence = 3`);
    expect(await verify()).toMatchObject({ intact: false, firstBadSequence: 3 });
    const { code, stdout, stderr } = await cli('verify', '--tenant', 'demo');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^The log of "demo" is not intact\. First bad sequence number: 3\. [^\n]+\n$/);
    await until(async () => (await count(product(), 'messaging.outbox')) === 0);
    expect(
      await count(product(), 'audit.record', `type = 'audit.log.verified' and outcome = 'refused'`),
    ).toBe(2);
    await product().sql(`update audit.record set reason = null where sequence = 3`);
  });

  it('L3: finds a log that was cut or emptied, over HTTP and on the command line', async () => {
    await settled();
    const { items } = (await auditor.getJson(`${PATH}/checkpoints`)).json<Checkpoints>();
    const kept = join(folder, 'checkpoints.jsonl');
    writeFileSync(kept, items.map((item) => `${JSON.stringify(item)}\n`).join(''));
    for (const table of ['checkpoint', 'record', 'chain']) await product().sql(`delete from audit.${table}`);
    expect(await verify()).toMatchObject({ intact: false, firstBadSequence: 1 });
    await product().sql('delete from audit.statement');
    expect(await verify()).toMatchObject({ intact: false, firstBadSequence: null });
    for (const words of [[], ['--checkpoints', kept]]) {
      const { code, stdout, stderr } = await cli('verify', '--tenant', 'demo', ...words);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^The log of "demo" is not intact\. [^\n]+\n$/);
    }
  });
});
