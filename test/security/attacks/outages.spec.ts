import { DEMO } from '#simulator';
import { TestClock, until } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { count, openSessions, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
// The server loses its database. Workers are tested in test/crash.
const product = useProduct({ clock, worker: false });

afterEach(() => {
  product().simulator.faults.clear();
});

async function confirmed(): Promise<{ browser: Agent; path: string }> {
  const [browser, phone] = [newBrowser(product()), newPhone(product())];
  const path = await showQr(browser);
  await scan(product(), phone, 'alice', path);
  await confirm(phone, path);
  return { browser, path };
}

/** Ends every connection of the server to its database. */
function cutConnections(): Promise<unknown> {
  return product().sql(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name <> 'test-harness' and backend_type = 'client backend'`,
  );
}

/** Redeems, and retries as the page does until the response is not that of an outage. Gives the statuses. */
async function redeemUntilAnswered(browser: Agent): Promise<readonly number[]> {
  const statuses: number[] = [];
  await until(async () => {
    const { status } = await redeem(browser);
    statuses.push(status);
    return status < 500;
  });
  return statuses;
}

describe('attack 12: the database is lost between confirmation and redemption', () => {
  it('attack 12: after the loss of every connection, the redemption gives exactly one session', async () => {
    const { browser, path } = await confirmed();
    const before = await openSessions(product());
    await cutConnections();
    await redeemUntilAnswered(browser);
    expect((await ticketOf(product(), path)).state).toBe('consumed');
    expect(await openSessions(product())).toBe(before + 1);
  });

  it('attack 12: while connections are cut again and again, each ticket gives at most one session', async () => {
    const stages = [];
    for (let made = 0; made < 16; made += 1) stages.push(await confirmed());
    const before = await openSessions(product());
    const racing = { isOver: false };
    const cutting = (async () => {
      while (!racing.isOver) await cutConnections();
    })();
    const first = await Promise.all(
      stages.flatMap(({ browser }) => [redeem(browser), redeem(browser), redeem(browser)]),
    );
    racing.isOver = true;
    await cutting;
    expect(first.every(({ status }) => [200, 410, 500, 503].includes(status))).toBe(true);
    await Promise.all(stages.map(({ browser }) => redeemUntilAnswered(browser)));
    const states = await Promise.all(stages.map(async ({ path }) => (await ticketOf(product(), path)).state));
    const consumed = states.filter((state) => state === 'consumed').length;
    expect((await openSessions(product())) - before).toBe(consumed);
    expect(await count(product(), 'logon.logon', `state = 'completed' and session_id is null`)).toBe(0);
    const [twice] = await product().sql<{ n: number }>(
      `select count(*)::int as n from (select browser_hash from logon.logon where state = 'completed'
       group by browser_hash having count(*) > 1) again`,
    );
    expect(twice?.n).toBe(0);
  });

  it('attack 12: while the database refuses, nobody is logged on; afterwards the product recovers by itself', async () => {
    const { browser } = await confirmed();
    const before = await openSessions(product());
    await product().sql(`create function public.refuse() returns trigger language plpgsql
      as $$ begin raise exception using errcode = '57P01', message = 'gone'; end $$`);
    await product().sql(
      'create trigger refuse before insert on logon.session for each row execute function public.refuse()',
    );
    expect((await redeem(browser)).status).toBeGreaterThanOrEqual(500);
    expect(await openSessions(product())).toBe(before);
    await product().sql('drop trigger refuse on logon.session');
    await redeemUntilAnswered(browser);
    expect(await openSessions(product())).toBe(before + 1);
    // The connection for notifications was cut, too, and takes a moment to return.
    await until(async () => (await newBrowser(product()).get('/readyz')).status === 200);
  });
});

describe('attack 13: DingTalk gives wrong responses', () => {
  it.each(['looseTypes', 'mobileAbsent'] as const)(
    'attack 13: %s: the right person is still found',
    async (name) => {
      product().simulator.faults.set({ name });
      const [browser, phone] = [newBrowser(product()), newPhone(product())];
      const path = await showQr(browser);
      expect((await scan(product(), phone, 'alice', path)).status).toBe(303);
      expect((await ticketOf(product(), path)).subject).toBe('UNION-alice');
    },
  );

  it.each([
    ['garbage', 503],
    ['http5xx', 503],
    ['htmlBlockPage', 503],
    ['connectionReset', 503],
    ['wrongCorp', 403],
    ['codeReused', 410],
  ] as const)('attack 13: %s: nobody is logged on, and the next person can log on', async (name, status) => {
    const before = await openSessions(product());
    product().simulator.faults.set({ name });
    const [browser, phone] = [newBrowser(product()), newPhone(product())];
    const path = await showQr(browser);
    await phone.get(path);
    const state = await setOut(phone, `${path}/oauth`);
    expect((await comeBack(phone, { state, code: oauthCode(product(), 'alice') })).status).toBe(status);
    expect((await redeem(browser)).status).toBe(410);
    expect(await openSessions(product())).toBe(before);
    product().simulator.faults.clear();
    await until(async () => {
      clock.advance(30); // an open circuit breaker closes again
      const next = newPhone(product());
      return (await scan(product(), next, 'alice', await showQr(newBrowser(product())))).status === 303;
    });
  });

  it('attack 13: a code that is expired, made up or of another kind identifies nobody', async () => {
    const old = oauthCode(product(), 'alice');
    clock.advance(301);
    const jsapi = product().simulator.issueCode({ kind: 'jsapi', personId: 'alice', ...DEMO });
    for (const code of [old, 'a-code-that-somebody-made-up', jsapi]) {
      const [browser, phone] = [newBrowser(product()), newPhone(product())];
      const path = await showQr(browser);
      await phone.get(path);
      const state = await setOut(phone, `${path}/oauth`);
      expect((await comeBack(phone, { state, code })).status).toBe(410);
      expect((await ticketOf(product(), path)).state).toBe('created');
    }
  });
});
