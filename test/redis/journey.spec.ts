import type { Browser } from 'playwright-core';
import { attachBridge, DINGTALK_USER_AGENT } from '#simulator';
import { halves, NONE, NOTE_EVENTS } from '../crash/evidence.js';
import { CuttableProxy } from '../harness/cuttable-proxy.js';
import { freePort } from '../harness/free-port.js';
import { openBrowser } from '../harness/open-browser.js';
import { PASSWORD } from '../harness/start-product.js';
import { startDeployment, type Deployment } from '../harness/start-deployment.js';
import { Desk } from '../journeys/steps/desk.js';
import { PATIENCE } from '../journeys/steps/patience.js';
import { Phone } from '../journeys/steps/phone.js';
import { Balancer } from './balancer.js';

const REDIS_URL = process.env['TEST_REDIS_URL'] ?? '';
const whereThereIsRedis = REDIS_URL === '' ? describe.skip : describe;

whereThereIsRedis('With Redis, two servers behind a balancer, and one worker', () => {
  let deployment: Deployment;
  let balancer: Balancer;
  let cuttableProxy: CuttableProxy;
  let browser: Browser;

  beforeAll(async () => {
    const publicPort = await freePort();
    cuttableProxy = new CuttableProxy(new URL(REDIS_URL), 6379);
    const environment = { REDIS_URL: (await cuttableProxy.listen()).href };
    deployment = await startDeployment({ servers: 2, publicPort, environment, first: NOTE_EVENTS });
    balancer = new Balancer(deployment.serverPorts);
    await balancer.listen(publicPort);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await balancer.close();
    await deployment.close();
    await cuttableProxy.close();
  });

  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

  async function desk(): Promise<Desk> {
    const context = await browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(PATIENCE);
    return new Desk(context, await context.newPage(), deployment.url);
  }

  async function phone(person: string): Promise<Phone> {
    const context = await browser.newContext({ locale: 'en-GB', userAgent: DINGTALK_USER_AGENT });
    context.setDefaultTimeout(PATIENCE);
    await attachBridge(context, deployment.simulator, person);
    return new Phone(context, await context.newPage());
  }

  it('a person logs on although every step goes to another server', async () => {
    const [office, alice] = await Promise.all([desk(), phone('alice')]);
    const code = await office.askForCode();
    await alice.scanAndRead(code);
    await office.number();
    await alice.press('Confirm');
    await office.isHomeOf('Alice Zhang');
    expect(Math.min(...balancer.tally)).toBeGreaterThan(0);
  });

  it('a person attaches an account, and the page of a session that is ended elsewhere closes', async () => {
    const [office, library, bob] = await Promise.all([desk(), desk(), phone('bob')]);
    await bob.approve(await office.askForCode());
    await office.press('Attach existing IDaaS account');
    await office.givePassword('bob', PASSWORD);
    await office.reads('Linked');
    await library.open('logon');
    await library.givePassword('bob', PASSWORD);
    await library.isHomeOf('Bob Li');
    await office.open('');
    const told = library.page.getByText('Your session has ended.').waitFor({ timeout: 5_000 });
    await office.press('End all other sessions');
    await told;
  });

  it('a logon goes on when a server dies in the middle of it', async () => {
    const [office, alice] = await Promise.all([desk(), phone('alice')]);
    await alice.scanAndRead(await office.askForCode());
    await office.number();
    await deployment.servers[0]?.kill();
    await alice.press('Confirm');
    await office.isHomeOf('Alice Zhang');
    await deployment.servers[0]?.start();
  });

  it('the loss of Redis before the confirmation costs time, but no session and no event', async () => {
    const [office, alice] = await Promise.all([desk(), phone('alice')]);
    await alice.scanAndRead(await office.askForCode());
    await office.number();
    cuttableProxy.cut();
    await alice.press('Confirm');
    await alice.reads('Confirmed');
    cuttableProxy.restore();
    await office.isHomeOf('Alice Zhang');
    expect(await halves(deployment)).toEqual(NONE);
  });

  it('every event is recorded exactly once although the worker dies and restarts', async () => {
    await deployment.workers[0]?.kill();
    const [office, alice] = await Promise.all([desk(), phone('alice')]);
    await alice.approve(await office.askForCode());
    await office.isHomeOf('Alice Zhang');
    await deployment.workers[0]?.start();
    expect(await halves(deployment)).toEqual(NONE);
  });
});
