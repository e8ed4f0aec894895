import { declareAppBrowser } from '#http';
import { newId } from '#kernel';
import { AuditModule } from '../audit.module.js';
import { auditScene, type AuditScene } from '../testing/scene.js';
import type { PolicySettings } from './audit-policy.js';
import { ChangePolicy } from './change-policy.js';
import { ReadPolicy } from './read-policy.js';

// Declared here as by the lib that knows the app.
declareAppBrowser({ name: 'DingTalk', mark: /DingTalk\/(\d{1,3}(?:\.\d{1,3})?)/i });

const CANARIES = {
  ip: '203.0.113.77',
  agent:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Canary/77',
};
const devices = {
  browser: { ip: CANARIES.ip, userAgent: CANARIES.agent },
  phone: { ip: '2001:db8:1:2ff::77', userAgent: 'Mozilla/5.0 (Linux; Android 15) DingTalk/7.6.30 Canary/77' },
};

describe('the policy of the log', () => {
  const [acme, globex] = [newId(), newId()];
  let scene: AuditScene;

  beforeAll(async () => {
    scene = await auditScene(1, [AuditModule]);
  });
  afterAll(() => scene.close());

  const app = () => {
    const [worker] = scene.workers;
    if (worker === undefined) throw new Error('No worker');
    return worker.app;
  };
  const change = (after: PolicySettings, basedOn?: string) =>
    app().get(ChangePolicy).execute(acme, after, basedOn);

  /** The last record, for an event with both devices. */
  async function recorded(tenantId: string) {
    await scene.publish(tenantId, { number: 1, ...devices });
    return (await scene.settled(tenantId)).at(-1);
  }

  it('keeps addresses and agents in full until a tenant decides otherwise', async () => {
    const policy = await app().get(ReadPolicy).execute(acme);
    expect(policy).toEqual({ ipForm: 'full', agentForm: 'full', revision: 1 });
    expect(await recorded(acme)).toMatchObject({
      browser: { ip: CANARIES.ip, userAgent: CANARIES.agent, name: 'Chrome 142', os: 'Windows 10' },
      phone: { ...devices.phone, name: 'DingTalk 7.6', os: 'Android 15' },
    });
  });

  it('L2: keeps networks in place of addresses, and names in place of user agents, as the tenant decides', async () => {
    await change({ ipForm: 'network', agentForm: 'parsed' });
    const record = await recorded(acme);
    expect(record).toMatchObject({
      browser: { ip: '203.0.113.0/24', userAgent: null, name: 'Chrome 142', os: 'Windows 10' },
      phone: { ip: '2001:db8:1:200::/56', userAgent: null, name: 'DingTalk 7.6', os: 'Android 15' },
    });
    expect(JSON.stringify(record)).not.toMatch(/203\.0\.113\.77|2ff::77|Canary/);
  });

  it('L2: keeps keyed hashes that distinguish devices and reveal nothing to another tenant', async () => {
    await change({ ipForm: 'hashed', agentForm: 'parsed' });
    await app().get(ChangePolicy).execute(globex, { ipForm: 'hashed', agentForm: 'full' });
    const ipOf = async (tenantId: string) => (await recorded(tenantId))?.browser?.ip;
    const [one, again, foreign] = [await ipOf(acme), await ipOf(acme), await ipOf(globex)];
    expect(one).toMatch(/^hmac:[\w-]{43}$/);
    expect(again).toBe(one);
    expect(foreign).not.toBe(one);
  });

  it('L1: records each change, with before and after, and no change that changes nothing', async () => {
    const policy = await change({ ipForm: 'full', agentForm: 'parsed' });
    expect(await change(policy, String(policy.revision))).toEqual(policy);
    expect(await app().get(ReadPolicy).execute(acme)).toEqual(policy);
    const records = await scene.settled(acme);
    expect(records.filter(({ type }) => type === 'audit.policy.changed')).toHaveLength(3);
    expect(records.at(-1)?.detail).toEqual({
      before: { ipForm: 'hashed', agentForm: 'parsed' },
      after: { ipForm: 'full', agentForm: 'parsed' },
    });
  });

  it('refuses a change that is based on an outdated revision', async () => {
    const stale = change({ ipForm: 'full', agentForm: 'full' }, '1');
    await expect(stale).rejects.toMatchObject({ code: 'revision.stale' });
  });
});
