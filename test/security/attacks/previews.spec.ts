import { createHash } from 'node:crypto';
import { CreateAttachLink } from '#binding';
import { Agent } from '../../harness/agent.js';
import { confirm, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { claimLink, newPerson, started } from '../scene/attaching.js';
import { newNetwork } from '../scene/networks.js';
import { PREVIEW_AGENTS } from '../scene/preview-agents.js';
import { addressOf, routesOf } from '../scene/routes.js';
import { signedIn } from '../scene/signed-in.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';
import { dump } from '../scene/whole-database.js';

/** Without a worker, only the robots' requests could change the database. */
const product = useProduct({ worker: false });

async function fingerprint(): Promise<ReadonlyMap<string, string>> {
  const texts = [...(await dump(product()))];
  return new Map(
    texts.map(([table, text]) => [
      table,
      createHash('sha256').update(text.split('\n').sort().join('\n')).digest('hex'),
    ]),
  );
}

async function allBut(table: string): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await fingerprint())].filter(([name]) => name !== table));
}

/** A logon in every stage, with the values that appear in addresses people pass on. */
async function stages() {
  // Creates the tenant's signing keys and certificate, which the first application would otherwise do.
  await newBrowser(product()).get('/t/demo/.well-known/openid-configuration');
  await newBrowser(product()).get('/t/demo/saml/metadata');
  const browser = newBrowser(product());
  const path = await showQr(browser);
  const phone = newPhone(product());
  await scan(product(), phone, 'alice', path);
  const confirmedBrowser = newBrowser(product());
  const confirmedPhone = newPhone(product());
  const confirmedPath = await showQr(confirmedBrowser);
  await scan(product(), confirmedPhone, 'alice', confirmedPath);
  await confirm(confirmedPhone, confirmedPath);
  const attaching = await started(product(), newPerson(product(), 'previewed'));
  const claimed = newBrowser(product());
  await claimed.get('/t/demo/logon');
  await claimLink(product(), claimed, 'auditor');
  const { url } = await useCase(product(), CreateAttachLink).execute(product().tenantId, {
    username: 'bob',
    reason: 'test',
    validHours: 1,
  });
  const member = await signedIn(product(), 'bob');
  const [session] = await product().sql<{ id: string }>(
    'select id from logon.session where ended_at is null order by created_at desc limit 1',
  );
  const [binding] = await product().sql<{ id: string }>('select id from binding.binding limit 1');
  return {
    browsers: { browser, phone, confirmedBrowser, confirmedPhone, attaching, claimed, member },
    values: {
      slug: 'demo',
      scan: path.replace('/q/', ''),
      method: 'dingtalk-qr',
      key: 'main',
      secret: url.split('/').at(-1) ?? '',
      sessionId: session?.id ?? '',
      bindingId: binding?.id ?? '',
      file: 'none',
    },
  };
}

describe('attack 14: previews and prefetches', () => {
  it('attack 14: robots change no row of any table, by GET or HEAD, on every route', async () => {
    const { values } = await stages();
    const routes = routesOf(product()).filter(({ method }) => method === 'GET');
    expect(routes.length).toBeGreaterThan(12);
    const before = await fingerprint();
    for (const userAgent of PREVIEW_AGENTS) {
      const robot = new Agent(product().url, { userAgent, ip: newNetwork() });
      await Promise.all(
        routes.flatMap((route) =>
          ['GET', 'HEAD'].map((method) =>
            robot.send(method, addressOf(route, values), { purpose: 'preview' }),
          ),
        ),
      );
    }
    expect(await fingerprint()).toEqual(before);
  });

  it('attack 14: a person’s own browser that prefetches, with all of its cookies, changes no row either', async () => {
    const { browsers, values } = await stages();
    const routes = routesOf(product()).filter(
      ({ method, path }) => method === 'GET' && !path.endsWith('/events'),
    );
    const before = await allBut('messaging.outbox');
    const [from] = await product().sql<{ position: string }>(
      'select coalesce(max(position), 0) as position from messaging.outbox',
    );
    for (const agent of Object.values(browsers)) {
      for (const route of routes) {
        for (const method of ['GET', 'HEAD']) {
          await agent.send(method, addressOf(route, values), {
            purpose: 'prefetch',
            'sec-purpose': 'prefetch',
          });
        }
      }
      for (const stream of ['/t/demo/logon/dingtalk-qr/ticket/events', '/t/demo/session/events']) {
        await agent.send('HEAD', stream, {});
      }
    }
    expect(await allBut('messaging.outbox')).toEqual(before);
    // A role that may not see a page is refused, which is recorded (L1); no other event is published.
    const events = await product().sql<{ name: string }>(
      'select distinct name from messaging.outbox where position > $1',
      [from?.position],
    );
    expect(events).toEqual([{ name: 'logon.access.refused.v1' }]);
  });

  it('attack 14: afterwards, each logon continues where it was', async () => {
    const { browsers, values } = await stages();
    const robot = newBrowser(product(), { userAgent: PREVIEW_AGENTS[0] });
    for (const route of routesOf(product()).filter(({ method }) => method === 'GET')) {
      await robot.send('GET', addressOf(route, values), {});
    }
    expect((await browsers.phone.post(`/q/${values.scan}/confirm`)).status).toBe(303);
    const redeemed = await browsers.confirmedBrowser.postJson('/t/demo/logon/dingtalk-qr/ticket/redeem');
    expect(redeemed.status).toBe(200);
    await browsers.attaching.get('/t/demo/attach/verify');
    expect((await browsers.attaching.get('/t/demo/attach')).status).toBe(200);
    const opened = newBrowser(product());
    await opened.get(`/t/demo/attach-link/${values.secret}`);
    expect((await opened.post(`/t/demo/attach-link/${values.secret}`)).status).toBe(303);
  });
});
