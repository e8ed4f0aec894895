import { until } from '#testing';
import { halves, NONE, NOTE_EVENTS } from '../crash/evidence.js';
import { Traveller } from '../crash/traveller.js';
import { Agent } from '../harness/agent.js';
import { confirm, phoneOf, scan, showQr, ticketPath } from '../harness/logon.js';
import { PASSWORD } from '../harness/start-product.js';
import { startDeployment, type Deployment } from '../harness/start-deployment.js';
import { openStream } from '../security/scene/live-stream.js';

/** Milliseconds within which a browser must learn of a step: without Redis, it is polled every one to two seconds. */
const LEARNED_MS = 6_000;

/** Nothing listens at this address. */
const NO_REDIS = { REDIS_URL: 'redis://127.0.0.1:9' };

let deployment: Deployment;
let addresses = 0;

beforeAll(async () => {
  deployment = await startDeployment({ environment: NO_REDIS, first: NOTE_EVENTS });
}, 120_000);
afterAll(() => deployment.close());

function visitor(): Agent {
  addresses += 1;
  return new Agent(deployment.url, { ip: `10.9.${String(addresses)}.1` });
}

describe('with a Redis that is down', () => {
  it('K9, B1: the stream of a waiting browser shows every step within seconds', async () => {
    const [desk, phone] = [visitor(), phoneOf(deployment, { ip: '10.9.200.1' })];
    const path = await showQr(desk);
    const stream = await openStream(desk, `${ticketPath()}/events`);
    await scan(deployment, phone, 'alice', path);
    await until(() => stream.text().includes('"scanned"'), LEARNED_MS);
    await confirm(phone, path);
    await until(() => stream.text().includes('"confirmed"'), LEARNED_MS);
    await until(stream.isClosed, LEARNED_MS);
  });

  it('K9, B1: a long poll shows every step within seconds', async () => {
    const [desk, phone] = [visitor(), phoneOf(deployment, { ip: '10.9.201.1' })];
    const path = await showQr(desk);
    const answers: string[] = [];
    void desk.getJson(`${ticketPath()}?after=created`).then(({ text }) => answers.push(text));
    await scan(deployment, phone, 'alice', path);
    await until(() => answers.length > 0, LEARNED_MS);
    expect(answers[0]).toContain('"scanned"');
  });

  it('K9, B5: the channel of a session closes when it is ended elsewhere', async () => {
    const [here, there] = [visitor(), visitor()];
    for (const agent of [here, there]) {
      await agent.get('/t/demo/logon');
      await agent.post('/t/demo/logon/password', { username: 'bob', password: PASSWORD });
    }
    const channel = await openStream(there, '/t/demo/session/events');
    expect(channel.status).toBe(200);
    await here.get('/t/demo/');
    await here.post('/t/demo/sessions/end-others');
    await until(channel.isClosed, LEARNED_MS);
    expect(channel.text()).toContain('"ended":true');
  });

  it('K9: emails are sent', async () => {
    const desk = visitor();
    await desk.get('/t/demo/logon?method=email-code');
    await desk.post('/t/demo/logon/email-code', { identifier: 'bob' });
    await deployment.simulator.mailbox.waitFor(({ to }) => to.includes('bob@demo.test'), 15_000);
  });

  it('K9: logons and attachments work, and every event is recorded once', async () => {
    const people = [new Traveller(deployment, 'alice'), new Traveller(deployment, 'bob', 'bob')];
    await Promise.all(people.map((person) => person.finish()));
    expect(await Promise.all(people.map((person) => person.isHome()))).toEqual([true, true]);
    expect(await halves(deployment)).toEqual(NONE);
  });

  it.each([
    ['server', () => deployment.servers],
    ['worker', () => deployment.workers],
  ] as const)('K9: kill -9 of the %s: all people continue where they were', async (_name, victims) => {
    const people = await Promise.all([
      new Traveller(deployment, 'alice').until('scan'),
      new Traveller(deployment, 'alice').until('confirm'),
    ]);
    await Promise.all(victims().map((victim) => victim.kill()));
    await Promise.all(victims().map((victim) => victim.start()));
    await Promise.all(people.map((person) => person.finish()));
    expect(await halves(deployment)).toEqual(NONE);
  });
});
