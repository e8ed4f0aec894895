import { SetRole } from '#accounts';
import { until } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { newAccount } from '../scene/accounts.js';
import { codeOf } from '../scene/answers.js';
import { signedIn } from '../scene/signed-in.js';
import { auditRows } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const WEBHOOK = '/api/admin/audit/webhook';
const RETENTION = '/api/admin/audit/retention';
const CANARY = Buffer.from('canary-of-the-webhook-secret-012').toString('base64');

const product = useProduct();
let auditor: Agent;
let owner: Agent;

beforeAll(async () => {
  auditor = await signedIn(product(), 'auditor');
  const boss = await newAccount(product(), 'boss');
  await useCase(product(), SetRole).execute(product().tenantId, boss, 'administrator');
  owner = await signedIn(product(), 'boss');
});

describe('sending and keeping the log, over HTTP', () => {
  it('L4: is seen by an auditor, and changed by who runs the tenant only', async () => {
    expect((await auditor.getJson(RETENTION)).json()).toMatchObject({
      retentionDays: null,
      hold: null,
      runs: [],
    });
    for (const [method, path, body] of [
      ['PUT', WEBHOOK, { url: 'https://siem.acme.test/log', secret: `whsec_${CANARY}` }],
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

  it('D7, L2: never tells the secret again: not in an answer, not in the log', async () => {
    expect(codeOf(await owner.getJson(WEBHOOK))).toBe('audit.webhook.none');
    const set = await owner.sendJson('PUT', WEBHOOK, {
      url: 'https://siem.acme.test/log',
      secret: `whsec_${CANARY}`,
    });
    expect(set.status).toBe(200);
    const shown = await auditor.getJson(WEBHOOK);
    expect(shown.json()).toMatchObject({ url: 'https://siem.acme.test/log', failures: 0 });
    expect((await owner.sendJson('DELETE', WEBHOOK)).status).toBe(204);
    const told = () => auditRows(product(), 'audit.webhook.changed');
    await until(async () => (await told()).length === 2, 20_000);
    const records = await told();
    expect(records[0]?.detail).toMatchObject({ before: null, isSecretReplaced: true });
    expect(JSON.stringify([set.text, shown.text, records])).not.toContain(CANARY);
  });

  it('L6: holds the log with a reason that is recorded, and keeps it for no less than 30 days', async () => {
    expect((await owner.sendJson('PUT', RETENTION, { retentionDays: 29 })).status).toBe(400);
    const changed = await owner.sendJson('PUT', RETENTION, { retentionDays: 365 });
    expect(changed.json()).toMatchObject({ retentionDays: 365 });
    const held = await owner.postJson(`${RETENTION}/hold`, { reason: 'Case 4711' });
    expect(held.json()).toMatchObject({ hold: { reason: 'Case 4711' } });
    const told = () => auditRows(product(), 'audit.hold.set');
    await until(async () => (await told()).length === 1, 20_000);
    expect((await told())[0]?.detail).toMatchObject({ after: { reason: 'Case 4711' } });
  });
});
