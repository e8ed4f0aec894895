import { randomBytes } from 'node:crypto';
import { TestClock } from '#testing';
import { Agent } from '../../harness/agent.js';
import { logOnByQr, redeem, ticketPath } from '../../harness/logon.js';
import { newBrowser } from '../scene/agents.js';
import { newNetwork } from '../scene/networks.js';
import { count, openSessions } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

// The clock stands still, so that the rate limits of a network do not refill while a busy machine makes the guesses.
const product = useProduct({ clock: TestClock.standingAt(new Date().toISOString()) });

const GUESSES = 10_000;
/** On a busy machine fewer guesses are made, but at least a quarter. */
const LONGEST_MS = 15_000;
/** Guesses in flight at the same time. */
const AT_ONCE = 40;
/** Networks that the guesses come from. */
const NETWORKS = 4;

async function guess(robot: Agent, turn: number): Promise<number> {
  const value = randomBytes(32).toString('base64url');
  if (turn % 2 === 0) return (await robot.send('GET', `/q/${value}`, { accept: 'text/html' })).status;
  robot.cookies.set('__Host-ticket', value);
  return (await robot.getJson(ticketPath())).status;
}

async function guessAll(count: number, statuses: Map<number, number>): Promise<void> {
  let left = count;
  const end = performance.now() + LONGEST_MS;
  const ips = Array.from({ length: NETWORKS }, newNetwork);
  const robots = Array.from({ length: AT_ONCE }, (_, index) => {
    const ip = ips[index % NETWORKS] ?? newNetwork();
    return new Agent(product().url, { ip });
  });
  await Promise.all(
    robots.map(async (robot) => {
      while (left > 0 && (performance.now() < end || left > count * 0.75)) {
        left -= 1;
        const status = await guess(robot, left);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }),
  );
}

describe('attack 6: tickets are guessed', () => {
  it('attack 6: 10,000 guesses over HTTP find nothing, are slowed down and counted, and keep no one from logging on', async () => {
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const browser = newBrowser(product());
        await browser.get('/t/demo/logon?method=dingtalk-qr');
        await browser.postJson(ticketPath());
      }),
    );
    const before = await openSessions(product());
    const statuses = new Map<number, number>();
    const guessing = guessAll(GUESSES, statuses);
    // Meanwhile a person logs on as usual.
    expect((await logOnByQr(product(), newBrowser(product()), 'alice')).status).toBe(200);
    await guessing;
    expect([...statuses.keys()].sort()).toEqual([404, 429]);
    const made = [...statuses.values()].reduce((sum, one) => sum + one, 0);
    expect(made).toBeGreaterThanOrEqual(GUESSES / 4);
    expect(statuses.get(429)).toBeGreaterThan(100);
    expect(await openSessions(product())).toBe(before + 1);
    expect(await count(product(), 'qr_logon.waiting_code')).toBeGreaterThanOrEqual(20);
    const metrics = (await new Agent(product().url).get('/metrics')).text;
    const counted = (route: string, status: number) =>
      metrics
        .split('\n')
        .filter(
          (line) =>
            line.includes('_count{') &&
            line.includes(`route="${route}"`) &&
            line.includes(`"${String(status)}"`),
        )
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    expect(counted('/q/:scan', 404)).toBeGreaterThan(100);
    const guessed = counted('/q/:scan', 404) + counted('/q/:scan', 429);
    expect(Math.abs(guessed - made / 2)).toBeLessThan(AT_ONCE);
    expect(counted('/t/:slug/logon/dingtalk-qr/ticket', 404)).toBeGreaterThan(100);
  }, 120_000);

  it('attack 6: a million guesses against the database find none of its tickets', async () => {
    const [row] = await product().sql<{ hits: number }>(
      `with guess as materialized (
         select sha256(convert_to(gen_random_uuid()::text || turn, 'UTF8')) as hash from generate_series(1, 1000000) turn)
       select count(*)::int as hits from guess
       join (select scan_hash as hash from qr_logon.ticket union all select browser_secret_hash from qr_logon.ticket
             union all select scan_hash from qr_logon.waiting_code
             union all select browser_secret_hash from qr_logon.waiting_code) ticket using (hash)`,
    );
    expect(row?.hits).toBe(0);
  });

  it('attack 6: redemptions with guessed secrets find nothing either', async () => {
    const robot = newBrowser(product());
    await robot.get('/t/demo/logon');
    const statuses = await Promise.all(
      Array.from({ length: 200 }, () => {
        robot.cookies.set('__Host-ticket', randomBytes(32).toString('base64url'));
        return redeem(robot).then(({ status }) => status);
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([410]));
  });
});
