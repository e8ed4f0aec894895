import { SetRole } from '#accounts';
import { until } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { newAccount } from '../scene/accounts.js';
import { codeOf } from '../scene/answers.js';
import { captureLog } from '../scene/captured-log.js';
import { signedIn } from '../scene/signed-in.js';
import { auditRows } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const WEBHOOK = '/api/admin/audit/webhook';
const RETENTION = '/api/admin/audit/retention';
const CANARY = Buffer.from('canary-of-the-webhook-secret-012').toString('base64');
const RECEIVER = { url: 'http://localhost:9/log', secret: `whsec_${CANARY}` };

const lines = captureLog();
const product = useProduct({ environment: { LOG_LEVEL: 'trace' } });
let auditor: Agent;
let owner: Agent;

afterAll(() => {
  lines.release();
});

beforeAll(async () => {
  auditor = await signedIn(product(), 'auditor');
  const boss = await newAccount(product(), 'boss');
  await useCase(product(), SetRole).execute(product().tenantId, boss, 'administrator');
  owner = await signedIn(product(), 'boss');
});

describe('sending and keeping the log, over HTTP', () => {
  it('L4: is visible to an auditor, who may not change it', async () => {
    expect((await auditor.getJson(RETENTION)).json()).toMatchObject({
      retentionDays: null,
      hold: null,
      runs: [],
    });
    for (const [method, path, body] of [
      ['POST', WEBHOOK, RECEIVER],
      ['PUT', WEBHOOK, RECEIVER],
      ['DELETE', WEBHOOK, undefined],
      ['POST', `${WEBHOOK}/test`, {}],
      ['POST', `${WEBHOOK}/replay`, { from: 1 }],
      ['PUT', RETENTION, { retentionDays: 30 }],
      ['POST', `${RETENTION}/hold`, { reason: 'a case' }],
      ['POST', `${RETENTION}/hold/release`, { reason: 'a case' }],
    ] as const) {
      expect([path, (await auditor.sendJson(method, path, body)).status]).toEqual([path, 403]);
    }
  });

  it('D7, L2: never shows the secret again: not in a response, not in the audit log, not in a log line', async () => {
    expect(codeOf(await owner.getJson(WEBHOOK))).toBe('audit.webhook.none');
    const set = await owner.postJson(WEBHOOK, RECEIVER);
    expect(set.status).toBe(201);
    const shown = await auditor.getJson(WEBHOOK);
    expect(shown.json()).toMatchObject({ url: RECEIVER.url, failures: 0 });
    // No server is at this address: the log lines of worker and server about it are checked, too.
    const tested = await owner.postJson(`${WEBHOOK}/test`);
    expect(tested.json()).toMatchObject({ isAccepted: false });
    await until(async () => (await owner.getJson(WEBHOOK)).json<{ failures: number }>().failures > 0);
    expect((await owner.sendJson('DELETE', WEBHOOK)).status).toBe(204);
    const told = () => auditRows(product(), 'audit.webhook.changed');
    await until(async () => (await told()).length === 2);
    const records = await told();
    expect(records[0]?.detail).toMatchObject({ before: null, isSecretReplaced: true });
    expect(lines.read()).toContain('/api/admin/audit/webhook');
    for (const secret of [CANARY, 'canary-of-the-webhook-secret']) {
      expect(JSON.stringify([set.text, shown.text, tested.text, records])).not.toContain(secret);
      expect(lines.read()).not.toContain(secret);
    }
  });

  it('is changed only on its current revision: the second of two changes is refused', async () => {
    const made = await owner.postJson(WEBHOOK, RECEIVER);
    expect(codeOf(await owner.postJson(WEBHOOK, RECEIVER))).toBe('audit.webhook.already_set');
    const seen = { 'if-match': made.headers.get('etag') ?? '' };
    const url = `${RECEIVER.url}/2`;
    expect((await owner.sendJson('PUT', WEBHOOK, { url }, seen)).json()).toMatchObject({ url });
    expect(codeOf(await owner.sendJson('PUT', WEBHOOK, { url }, seen))).toBe('revision.stale');
    expect(codeOf(await owner.sendJson('PUT', WEBHOOK, { url }))).toBe('revision.missing');
    await owner.sendJson('DELETE', WEBHOOK);
    expect(codeOf(await owner.sendJson('PUT', WEBHOOK, { url }, seen))).toBe('audit.webhook.none');

    const etag = (await owner.getJson(RETENTION)).headers.get('etag') ?? '';
    const keepFor = (retentionDays: number) =>
      owner.sendJson('PUT', RETENTION, { retentionDays }, { 'if-match': etag });
    expect((await keepFor(400)).status).toBe(200);
    expect(codeOf(await keepFor(30))).toBe('revision.stale');
  });

  it('L6: puts the log on hold with a recorded reason, and keeps it for at least 30 days', async () => {
    const seen = { 'if-match': (await owner.getJson(RETENTION)).headers.get('etag') ?? '' };
    expect((await owner.sendJson('PUT', RETENTION, { retentionDays: 29 }, seen)).status).toBe(400);
    const changed = await owner.sendJson('PUT', RETENTION, { retentionDays: 365 }, seen);
    expect(changed.json()).toMatchObject({ retentionDays: 365 });
    const held = await owner.postJson(`${RETENTION}/hold`, { reason: 'Case 4711' });
    expect(held.json()).toMatchObject({ hold: { reason: 'Case 4711' } });
    const told = () => auditRows(product(), 'audit.hold.set');
    await until(async () => (await told()).length === 1);
    expect((await told())[0]?.detail).toMatchObject({ after: { reason: 'Case 4711' } });
  });
});
