import { partOf } from '#testing';
import { PASSWORD } from '../../harness/start-product.js';
import type { Agent, Answer } from '../../harness/agent.js';
import { confirm, logOnByQr, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { claimLink, newPerson, offered, started } from '../scene/attaching.js';
import { addressOf, routesOf, type Route } from '../scene/routes.js';
import { count, openSessions } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });
const NOBODY = '00000000-0000-7000-8000-000000000000';

interface Stage {
  readonly browser: Agent;
  readonly phone: Agent;
  readonly path: string;
}

let people = 0;
function somebody(): string {
  people += 1;
  return newPerson(product(), `skipper-${String(people)}`);
}

async function withQr(upTo: 'shown' | 'scanned' | 'confirmed'): Promise<Stage> {
  const [browser, phone] = [newBrowser(product()), newPhone(product())];
  const path = await showQr(browser);
  await phone.get(path);
  if (upTo !== 'shown') await scan(product(), phone, 'alice', path);
  if (upTo === 'confirmed') await confirm(phone, path);
  return { browser, phone, path };
}

async function inBrowser(browser: Agent): Promise<Stage> {
  const phone = newPhone(product());
  await phone.get('/t/demo/logon');
  return { browser, phone, path: `/q/${'A'.repeat(43)}` };
}

/** Every state of a browser and a phone before anyone is logged on. */
const STATES: Readonly<Record<string, () => Promise<Stage>>> = {
  fresh: async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon');
    return inBrowser(browser);
  },
  'code shown': () => withQr('shown'),
  'code scanned': () => withQr('scanned'),
  'code confirmed': () => withQr('confirmed'),
  'attachment offered': async () => inBrowser(await offered(product(), somebody())),
  'attachment started': async () => inBrowser(await started(product(), somebody())),
  'link claimed only': async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon');
    await claimLink(product(), browser, 'auditor');
    return inBrowser(browser);
  },
  'attachment offered, link claimed': async () => {
    const browser = await offered(product(), somebody());
    await claimLink(product(), browser, 'auditor');
    await browser.get('/t/demo/attach');
    return inBrowser(browser);
  },
};

/** The only calls that may create a session or a link, with the state in which they may. */
const LAWFUL = new Set([
  'code confirmed: POST /t/:slug/logon/dingtalk-qr/ticket/redeem',
  // The right username and password are a complete proof in every state of the browser.
  ...Object.keys(STATES).map((state) => `${state}: POST /t/:slug/logon/:method`),
  'attachment started: POST /t/:slug/attach/verify/:method',
]);

async function gained(): Promise<string> {
  const links = await count(product(), 'binding.binding', 'ended_at is null');
  return `${String(await openSessions(product()))} sessions, ${String(links)} links`;
}

function call(agent: Agent, route: Route, path: string): Promise<Answer> {
  const address = addressOf(route, {
    slug: 'demo',
    scan: path.replace('/q/', ''),
    method: 'password',
    key: 'main',
    sessionId: NOBODY,
    bindingId: NOBODY,
    secret: 'A'.repeat(43),
    file: 'none',
  });
  // Fields of all steps together, so that no call fails because a field is missing.
  if (route.method === 'GET') return agent.get(address);
  return route.method !== 'POST'
    ? agent.sendJson(route.method, address, {})
    : agent.post(address, {
        username: 'auditor',
        password: PASSWORD,
        code: 'none',
        confirmed: '1',
        number: '10',
      });
}

describe('no step can be skipped', () => {
  it.each(partOf(Object.entries(STATES), 12))(
    'A11: no endpoint that is called out of turn gives a session or a link: %s',
    async (state, make) => {
      const routes = routesOf(product()).filter(
        ({ path }) => !/events$|healthz|readyz|metrics|openapi|assets/.test(path),
      );
      expect(routes.length).toBeGreaterThan(25);
      const unlawful: string[] = [];
      const brought: string[] = [];
      let stage: Stage | undefined;
      for (const route of routes) {
        stage ??= await make();
        const before = await gained();
        const answers = [await call(stage.phone, route, stage.path)];
        const phoneGained = route.path === '/t/:slug/logon/:method' ? before : await gained();
        if (phoneGained !== before) unlawful.push(`phone, ${state}: ${route.method} ${route.path}`);
        const between = await gained();
        answers.push(await call(stage.browser, route, stage.path));
        const name = `${state}: ${route.method} ${route.path}`;
        if ((await gained()) !== between) (LAWFUL.has(name) ? brought : unlawful).push(name);
        for (const answer of answers) expect([name, answer.status < 500]).toEqual([name, true]);
        // A refused call has changed nothing, so the next call finds the same state.
        if (route.method !== 'GET' && answers.some(({ status }) => status < 400)) stage = undefined;
        await product().sql(
          `update binding.binding set ended_at = now() where origin = 'attach' and ended_at is null`,
        );
        await product().sql(`update binding.attachment set started_at = null`);
      }
      expect(unlawful).toEqual([]);
      expect(brought.sort()).toEqual([...LAWFUL].filter((name) => name.startsWith(`${state}: `)).sort());
    },
  );

  it('A11: the confirmation of a same-device logon cannot come before its identification', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon');
    const before = await gained();
    expect((await browser.post('/t/demo/logon/dingtalk-qr/confirm')).status).toBe(410);
    expect((await browser.get('/t/demo/logon/dingtalk-qr/confirm')).status).toBe(410);
    const shown = await withQr('shown');
    expect((await shown.browser.post('/t/demo/logon/dingtalk-qr/confirm')).status).toBe(410);
    const scanned = await withQr('scanned');
    expect((await scanned.browser.post('/t/demo/logon/dingtalk-qr/confirm')).status).toBe(410);
    expect(await gained()).toBe(before);
    expect((await logOnByQr(product(), newBrowser(product()), 'alice')).status).toBe(200);
  });
});
