import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accept, until, WebhookReceiver } from '#testing';
import { fillLog } from '../bench/audit/fill-log.mjs';
import { Agent } from '../harness/agent.js';
import { runCli } from '../harness/run-cli.js';
import { PASSWORD } from '../harness/start-product.js';
import { startDeployment, type Deployment } from '../harness/start-deployment.js';

const EXPORTS = '/api/admin/audit/exports';

/** More records than an export reads directly from the log, so that a worker makes it. */
const RECORDS = 51_000;

/** Makes the worker that saves the fourth chunk wait until this lock is released. */
const HELD_CHUNK = [
  `create function public.hold_chunk() returns trigger language plpgsql as $$
   begin perform pg_advisory_xact_lock_shared(7); return new; end $$`,
  `create trigger hold_chunk before insert on audit.export_chunk
   for each row when (new.number = 3) execute function public.hold_chunk()`,
];

const VERIFY = ['audit', 'verify', '--json', '--file'];

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;

interface Export {
  readonly id: string;
  readonly state: string;
  readonly records: number;
}

let deployment: Deployment;
const folder = mkdtempSync(join(tmpdir(), 'openeiam-kill-'));

beforeAll(async () => {
  deployment = await startDeployment({
    workers: 1,
    first: HELD_CHUNK,
    environment: { AUDIT_WEBHOOK_NETWORKS: '127.0.0.0/8' },
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await deployment.close();
});

async function one(text: string): Promise<string> {
  const [row] = await deployment.sql<Record<string, unknown>>(text);
  return String(Object.values(row ?? {})[0]);
}

/** A browser in which a person of the demo tenant is logged on by password. */
async function loggedOn(username: string): Promise<Agent> {
  const browser = new Agent(deployment.url);
  await browser.get('/t/demo/logon');
  await browser.post('/t/demo/logon/password', { username, password: PASSWORD });
  await browser.get('/t/demo/');
  return browser;
}

describe('kill -9 of the worker', () => {
  it('L4: in the middle of a large export leaves nothing half done: the next worker completes it', async () => {
    await until(async () => (await one('select count(*) from messaging.outbox')) === '0');
    const tenantId = await one('select id from tenancy.tenant');
    await fillLog(deployment.ownerUrl, {
      tenantId,
      count: RECORDS,
      days: 30,
      keys: deployment.environment.ENCRYPTION_KEYS,
    });
    const auditor = await loggedOn('auditor');
    await deployment.sql('select pg_advisory_lock(7)');
    const { id } = (await auditor.postJson(EXPORTS, { format: 'jsonl' })).json<Export>();
    const waiting = `select count(*) from pg_locks where locktype = 'advisory' and not granted`;
    await until(async () => (await one(waiting)) === '1');

    const [worker] = deployment.workers;
    await worker?.kill();
    await deployment.sql('select pg_advisory_unlock(7)');
    // The fourth chunk was already on its way to the database, which does not know that the worker is dead.
    expect(['3', '4']).toContain(await one('select count(*) from audit.export_chunk'));
    expect((await auditor.getJson(`${EXPORTS}/${id}`)).json()).toMatchObject({ state: 'running' });
    expect((await auditor.getJson(`${EXPORTS}/${id}/file`)).status).toBe(409);

    await deployment.sql('update messaging.claim set ends_at = now()'); // half a minute later
    await worker?.start();
    await until(
      async () => (await auditor.getJson(`${EXPORTS}/${id}`)).json<Export>().state === 'ready',
      60_000,
    );
    const { records } = (await auditor.getJson(`${EXPORTS}/${id}`)).json<Export>();
    expect(records).toBeGreaterThanOrEqual(RECORDS);

    const file = join(folder, 'audit.jsonl');
    writeFileSync(file, (await auditor.getJson(`${EXPORTS}/${id}/file`)).text);
    writeFileSync(`${file}.manifest.json`, (await auditor.getJson(`${EXPORTS}/${id}/manifest`)).text);
    const key = join(folder, 'audit.pem');
    expect((await runCli(['audit', 'public-key', '--out', key], deployment.environment)).code).toBe(0);
    // The verifying machine has neither the database nor its keys.
    const verified = await runCli(
      [...VERIFY, file, '--manifest', `${file}.manifest.json`, '--public-key', key],
      {},
    );
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, checked: records });
  }, 180_000);

  it('L5: between sending records and saving that they were accepted makes the next worker send the same ones again', async () => {
    const receiver = new WebhookReceiver(SECRET);
    const url = await receiver.open();
    const [worker] = deployment.workers;
    let isKilled: Promise<void> | undefined;
    receiver.answer = (response) => {
      isKilled ??= worker?.kill();
      void isKilled?.then(() => {
        accept(response);
      });
    };
    try {
      const owner = await loggedOn('admin');
      const made = await owner.postJson('/api/admin/audit/webhook', { url, secret: SECRET });
      expect(made.status).toBe(201);
      await until(() => receiver.got.length > 0);
      await isKilled;
      receiver.answer = accept;

      await deployment.sql('update messaging.claim set ends_at = now()'); // half a minute later
      await worker?.start();
      await loggedOn('auditor');
      await until(async () => (await one('select count(*) from messaging.outbox')) === '0');
      const last = Number(await one('select last_sequence from audit.chain'));
      await until(() => receiver.sequences().includes(last));

      const [first, again] = receiver.got;
      expect([again?.id, again?.text]).toEqual([first?.id, first?.text]);
      expect(receiver.got.every(({ isSigned }) => isSigned)).toBe(true);
      const sent = receiver.got.slice(1).flatMap(({ sequences }) => sequences);
      expect(sent).toEqual(sent.map((_, index) => (sent[0] ?? 0) + index));
    } finally {
      await receiver.close();
    }
  }, 120_000);
});
