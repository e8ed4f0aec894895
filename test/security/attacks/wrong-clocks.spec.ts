import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Agent } from '../../harness/agent.js';
import { freePort } from '../../harness/free-port.js';
import { confirm, phoneOf, redeem, scan, showQr } from '../../harness/logon.js';
import { ProductProcess } from '../../harness/product-process.js';
import { PASSWORD } from '../../harness/start-product.js';
import { startDeployment, type Deployment } from '../../harness/start-deployment.js';

const WRONG_CLOCK = fileURLToPath(new URL('../../harness/wrong-clock.mjs', import.meta.url));

let deployment: Deployment;

beforeAll(async () => {
  deployment = await startDeployment({ workers: 0 });
});
afterAll(() => deployment.close());

/** Moves the times of a row into the past by so many seconds, as if the test had waited. */
async function age(table: string, columns: readonly string[], condition: string, seconds: number) {
  const changes = columns.map((column) => `${column} = ${column} - make_interval(secs => $1)`);
  await deployment.sql(`update ${table} set ${changes.join(', ')} where ${condition}`, [seconds]);
}

/** Ages the ticket of this path, whether or not it has been scanned. */
async function ageTicket(path: string, seconds: number): Promise<void> {
  const condition = `scan_hash = '\\x${createHash('sha256').update(path.replace('/q/', '')).digest('hex')}'`;
  await age('qr_logon.waiting_code', ['created_at', 'expires_at', 'lives_until'], condition, seconds);
  await age('qr_logon.ticket', ['created_at', 'scanned_at', 'confirm_until'], condition, seconds);
}

describe.each([
  ['three minutes behind', -180],
  ['three minutes ahead', 180],
] as const)('attack 11: a server whose clock is %s', (_how, skewSeconds) => {
  let server: ProductProcess;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${String(port)}`;
    server = new ProductProcess('server', {
      ...deployment.environment,
      PORT: String(port),
      NODE_OPTIONS: `--import=${WRONG_CLOCK}`,
      WRONG_CLOCK_SECONDS: String(skewSeconds),
    });
    await server.start();
  });
  afterAll(() => server.stop());

  /** From now on, sends the agent's requests to the server with the wrong clock; its pages still name the public address. */
  function move(agent: Agent): Agent {
    const send = agent.send.bind(agent);
    agent.send = (method, path, headers, body) => send(method, new URL(path, url).href, headers, body);
    return agent;
  }
  const browser = () => new Agent(deployment.url, { ip: `10.7.${String(randomBytes(1)[0])}.1` });

  /** A code that the other server issued; all further requests go to the server with the wrong clock. */
  async function shown() {
    const desk = browser();
    const path = await showQr(desk);
    return { desk: move(desk), hand: move(phoneOf(deployment)), path };
  }

  it('K6: accepts every step of a logon that comes in time, like any other server', async () => {
    const { desk, hand, path } = await shown();
    await ageTicket(path, 100);
    expect((await scan(deployment, hand, 'alice', path)).status).toBe(303);
    await ageTicket(path, 50);
    expect((await confirm(hand, path)).status).toBe(303);
    await ageTicket(path, 15);
    expect((await redeem(desk)).status).toBe(200);
    expect((await desk.get('/t/demo/')).status).toBe(200);
  });

  it.each([
    ['scan', 121],
    ['confirm', 61],
    ['redeem', 76],
  ] as const)('K6, T5: refuses "%s" after %d seconds', async (step, seconds) => {
    const { desk, hand, path } = await shown();
    const acts = {
      scan: (phone: Agent) => scan(deployment, phone, 'alice', path),
      confirm: (phone: Agent) => confirm(phone, path),
      redeem: () => redeem(desk),
    };
    // The other server answers the steps before.
    const right = phoneOf(deployment);
    if (step !== 'scan') await acts.scan(right);
    if (step === 'redeem') await acts.confirm(right);
    await ageTicket(path, seconds);
    if (step !== 'scan') for (const [name, value] of right.cookies) hand.cookies.set(name, value);
    expect((await acts[step](hand)).status).toBe(410);
  });

  it('K6: knows a session until it has ended, and no longer', async () => {
    const desk = browser();
    await desk.get('/t/demo/logon');
    await desk.post('/t/demo/logon/password', { username: 'bob', password: PASSWORD });
    move(desk);
    expect((await desk.get('/t/demo/')).status).toBe(200);
    await age('logon.session', ['last_seen_at'], 'ended_at is null', 60);
    expect((await desk.get('/t/demo/')).status).toBe(200);
    await age('logon.session', ['last_seen_at'], 'ended_at is null', 24 * 3_600);
    expect((await desk.get('/t/demo/')).status).toBe(303);
  });

  it('K6: shows by how much its clock is wrong', async () => {
    const figures = await (await fetch(`${url}/metrics`)).text();
    const skew = Number(/^openeiam_clock_skew_seconds (.+)$/m.exec(figures)?.[1]);
    expect(Math.abs(skew - skewSeconds)).toBeLessThan(10);
  });
});
