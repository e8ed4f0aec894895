import { until } from '#testing';
import { Agent } from '../harness/agent.js';
import { confirm, logOnByQr, phoneOf, redeem, scan } from '../harness/logon.js';
import { runCli } from '../harness/run-cli.js';
import { PASSWORD, startProduct, type Product } from '../harness/start-product.js';
import { newPerson } from '../security/scene/attaching.js';
import { openOlderDatabase, type OlderDatabase } from './older-database.js';

/**
 * The dump was taken in the middle of logons and attachments, and with events that no worker had delivered. See
 * `older-database.ts`.
 */
describe('a database of the build before providers', () => {
  let older: OlderDatabase;
  let product: Product;

  beforeAll(async () => {
    older = await openOlderDatabase('before-providers');
    product = await startProduct({ database: older.database, clock: older.clock });
    for (const person of ['carol', 'dora', 'erin']) newPerson(product, person);
  });
  afterAll(async () => {
    await product.close();
    await older.database.drop();
  });

  /** A browser or phone of that time, with its cookies. */
  function still(name: string, options: { readonly isPhone?: boolean } = {}): Agent {
    const agent = options.isPhone === true ? phoneOf(product) : new Agent(product.url);
    for (const cookie of Object.entries(older.state.browsers[name] ?? {})) agent.cookies.set(...cookie);
    return agent;
  }

  async function console(name: string, path: string): Promise<string> {
    const answer = await still(name).getJson(`/api/admin/${path}`);
    expect({ path, status: answer.status, text: answer.status === 200 ? '' : answer.text }).toEqual({
      path,
      status: 200,
      text: '',
    });
    return answer.text;
  }

  it('keeps all people logged on, with their linked identities', async () => {
    const alice = await still('alice').get('/t/demo/');
    expect(alice.status).toBe(200);
    expect(alice.text).toContain('DingTalk');
    for (const name of ['admin', 'auditor', 'carol'])
      expect((await still(name).get('/t/demo/')).status).toBe(200);
  });

  it('redeems a ticket that was confirmed', async () => {
    const ready = still('ready');
    await ready.get('/t/demo/logon?method=dingtalk-qr');
    expect((await redeem(ready)).status).toBe(200);
    expect((await ready.get('/t/demo/')).text).toContain('Alice');
  });

  it('confirms a ticket that was scanned', async () => {
    expect((await confirm(still('scannedPhone', { isPhone: true }), older.state.scannedPath)).status).toBe(
      303,
    );
    const browser = still('scanned');
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    expect((await redeem(browser)).status).toBe(200);
  });

  it('scans a code that was shown', async () => {
    const phone = phoneOf(product);
    await scan(product, phone, 'alice', older.state.shownPath);
    expect((await confirm(phone, older.state.shownPath)).status).toBe(303);
    const browser = still('shown');
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    expect((await redeem(browser)).status).toBe(200);
  });

  it('completes an attachment that had been started, and one with an attach link', async () => {
    const dora = still('dora');
    await dora.get('/t/demo/attach/verify');
    const proven = await dora.post('/t/demo/attach/verify/password', {
      username: 'dora',
      password: PASSWORD,
    });
    expect(proven.status).toBe(303);
    const erin = still('erin');
    await erin.get(older.state.link);
    await erin.post(older.state.link);
    await erin.get('/t/demo/attach');
    await erin.post('/t/demo/attach/start');
    await erin.get('/t/demo/attach/verify');
    expect((await erin.post('/t/demo/attach/by-link')).status).toBe(303);
    for (const person of ['dora', 'erin', 'carol'])
      expect((await logOnByQr(product, new Agent(product.url), person)).json<{ location: string }>()).toEqual(
        {
          location: '/t/demo/',
        },
      );
  });

  it('shows administrators the earlier data', async () => {
    const bindings = await console('admin', 'bindings');
    for (const username of ['alice', 'carol', 'dora', 'erin']) expect(bindings).toContain(`"${username}"`);
    for (const path of ['overview', 'logon-menu', 'accounts', 'sessions', 'settings', 'attach-links'])
      await console('admin', path);
  });

  it('delivers the waiting events, and anchors its log', async () => {
    await until(
      async () =>
        (await product.sql<{ count: number }>('select count(*)::int as count from messaging.outbox'))[0]
          ?.count === 0,
    );
    const { DATABASE_URL, ENCRYPTION_KEYS } = product.settings;
    const verified = await runCli(['audit', 'verify', '--tenant', 'demo'], {
      ...(DATABASE_URL === undefined ? {} : { DATABASE_URL }),
      ...(ENCRYPTION_KEYS === undefined ? {} : { ENCRYPTION_KEYS }),
    });
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    const failed = await product.sql('select * from messaging.delivery');
    expect(failed).toEqual([]);
  });
});
