import { SetPassword } from '#authenticators';
import { EndBinding } from '#binding';
import { StartRun } from '#directory';
import { encryptCallback, signatureOf } from '#dingtalk';
import { DEMO } from '#simulator';
import { until } from '#testing';
import { UsedApplications } from '../applications/scene/used-applications.js';
import type { Agent } from '../harness/agent.js';
import { logOnByQr } from '../harness/logon.js';
import type { Ended } from '../harness/run-cli.js';
import { PASSWORD, startProduct, type Product } from '../harness/start-product.js';
import { newBrowser } from '../security/scene/agents.js';
import { claimLink, started } from '../security/scene/attaching.js';
import { signedIn } from '../security/scene/signed-in.js';
import { useCase } from '../security/scene/use-case.js';
import { answerOf, directoryCommand, newPushAddress, type PushAddress } from './scene/directory-command.js';

let product: Product;
let applications: UsedApplications;

beforeAll(async () => {
  product = await startProduct();
  product.simulator.world.addCrowd(DEMO.corpId, { people: 200, departments: 3, prefix: 'crowd' });
  applications = await UsedApplications.open(product);
});
afterAll(async () => {
  await product.close();
  await applications.close();
});

const directory = (words: string): Promise<Ended> => directoryCommand(product, words);
const newAddress = (): Promise<PushAddress> => newPushAddress(product);

const NOTHING = { created: 0, updated: 0, moved: 0, suspended: 0, restored: 0, conflicts: [] };

/** Whether the browser is logged on. */
async function isIn(browser: Agent): Promise<boolean> {
  return (await browser.get('/t/demo/')).status === 200;
}

const IN = { tokens: true, proxy: true };
const OUT = { tokens: false, proxy: false };

/** Waits until every application that can be told knows of the end. */
function areTold({ isTold }: Awaited<ReturnType<UsedApplications['enter']>>): Promise<void> {
  return until(() => Object.values(isTold()).every(Boolean));
}

/** Has the worker do a run of the directory. */
async function sync(): Promise<void> {
  const id = await useCase(product, StartRun).execute(product.tenantId, { kind: 'sync', requestedBy: null });
  const isDone = `select id from directory.run where id = $1 and state = 'done'`;
  await until(async () => (await product.sql(isDone, [id])).length > 0);
}

describe('an organisation of two hundred people', () => {
  // `bob` is also the name and address of an existing account, which must not be given to the new person.
  const bob = { person: 'bob', reason: 'email_taken' };

  it('is previewed and imported, and its people log on with one scan, without an attachment', async () => {
    const preview = await directory('preview');
    expect({ ...answerOf(preview), code: preview.code, stderr: preview.stderr }).toMatchObject({
      ...NOTHING,
      created: 204,
      updated: 1,
      conflicts: [bob],
      code: 0,
      stderr: '',
    });
    expect(answerOf(await directory('sync'))).toMatchObject({ created: 204, updated: 1, conflicts: [bob] });
    expect(answerOf(await directory('sync'))).toMatchObject({ ...NOTHING, unchanged: 205, conflicts: [bob] });
    const browser = newBrowser(product);
    expect((await logOnByQr(product, browser, 'crowd-7')).json()).toEqual({ location: '/t/demo/' });
    expect(await isIn(browser)).toBe(true);
    expect(answerOf(await directory('show crowd-7'))).toMatchObject({
      seat: 'crowd-7',
      state: 'present',
      account: { username: 'crowd-7', status: 'active' },
      units: [{ name: 'crowd 1', isPrimary: true }],
    });
  });

  it('has accounts without a password, which can get one, or a one-time link after they are unlinked', async () => {
    const [account] = await product.sql<{ id: string; binding: string }>(
      `select a.id, b.id as binding from accounts.account a join binding.binding b on b.account_id = a.id
       where a.username = 'crowd-9'`,
    );
    if (account === undefined) throw new Error('Not imported');
    await useCase(product, EndBinding).byAdministrator(product.tenantId, {
      bindingId: account.binding,
      reason: 'not theirs',
    });
    const browser = newBrowser(product);
    await claimLink(product, browser, 'crowd-9');
    await started(product, 'crowd-9', browser);
    expect((await browser.post('/t/demo/attach/by-link')).status).toBe(303);
    expect(await isIn(browser)).toBe(true);
    const again = newBrowser(product);
    expect((await logOnByQr(product, again, 'crowd-9')).json()).toEqual({ location: '/t/demo/' });
    await useCase(product, SetPassword).execute(product.tenantId, account.id, PASSWORD);
    expect(await isIn(await signedIn(product, 'crowd-9'))).toBe(true);
  });

  it('O4: loses a person who leaves: their access to the portal and all applications ends, and the log says why', async () => {
    const browser = newBrowser(product);
    await logOnByQr(product, browser, 'carol');
    expect(await isIn(browser)).toBe(true);
    const stay = await applications.enter(browser);
    expect(await stay.isIn()).toEqual(IN);
    product.simulator.world.removeMember(DEMO.corpId, 'carol');
    await sync();
    expect(await isIn(browser)).toBe(false);
    expect(await stay.isIn()).toEqual(OUT);
    await areTold(stay);
    const told = `select id from audit.record
      where type = 'accounts.account.suspended' and reason = 'Left the organisation, as its directory says'`;
    await until(async () => (await product.sql(told)).length === 1);
    product.simulator.world.addMember({ corpId: DEMO.corpId, personId: 'carol' });
    await sync();
    expect((await logOnByQr(product, browser, 'carol')).json()).toEqual({ location: '/t/demo/' });
  });

  it('O4: loses access to a department’s applications for people who leave it, and when it is removed', async () => {
    const { world } = product.simulator;
    const { id: department } = world.addDepartment({ corpId: DEMO.corpId, name: 'Lab', parentId: 1 });
    for (const person of ['crowd-20', 'crowd-21'])
      world.changeMember(DEMO.corpId, person, { departments: [department, 1] });
    await sync();
    const [unit] = await product.sql<{ id: string }>(`select id from directory.unit where name = 'Lab'`);
    const assign = await applications.narrow(product);
    await assign({ unitId: unit?.id ?? '' });
    const [first, second] = [newBrowser(product), newBrowser(product)];
    await logOnByQr(product, first, 'crowd-20');
    await logOnByQr(product, second, 'crowd-21');
    const [mover, other] = [await applications.enter(first), await applications.enter(second)];
    world.changeMember(DEMO.corpId, 'crowd-20', { departments: [1] });
    await sync();
    await areTold(mover);
    expect([await mover.isIn(), await isIn(first), await other.isIn()]).toEqual([OUT, true, IN]);
    world.changeMember(DEMO.corpId, 'crowd-21', { departments: [1] });
    world.removeDepartment(DEMO.corpId, department);
    await sync();
    await areTold(other);
    const ended = `select id from audit.record where type = 'applications.application.unassigned'`;
    await until(async () => (await product.sql(ended)).length > 0);
    // The person's visit does not resume when they may use the application again.
    await until(async () => (await product.sql('select 1 from forward_auth.visit')).length === 0);
    await product.sql(`update applications.application set audience = 'everyone'`);
    expect(await other.isIn()).toEqual(OUT);
  });

  it('G5, O4: loses a person who leaves as soon as DingTalk’s stream reports it, without a public address', async () => {
    const { world, events } = product.simulator;
    expect(answerOf(await directory('settings set stream=on'))).toMatchObject({ stream: 'on' });
    await until(() => events.lines.of(DEMO.clientId) === 1);
    const browser = newBrowser(product);
    await logOnByQr(product, browser, 'crowd-9');
    expect(await isIn(browser)).toBe(true);
    const stay = await applications.enter(browser);
    expect([await stay.isIn(), stay.isTold()]).toEqual([IN, { openIdConnect: false, saml: false }]);
    world.removeMember(DEMO.corpId, 'crowd-9');
    await until(async () => !(await isIn(browser)));
    expect(await stay.isIn()).toEqual(OUT);
    await areTold(stay);
    await until(() => events.lines.unacknowledged.length === 0);
    expect(answerOf(await directory('show crowd-9'))).toMatchObject({
      state: 'left',
      account: { status: 'suspended' },
    });
    world.addPerson({ id: 'nina', name: 'Nina' });
    world.addMember({ corpId: DEMO.corpId, personId: 'nina', departments: [103] });
    await until(async () => (await directory('show nina')).stdout.includes('"present"'));
    await logOnByQr(product, browser, 'nina');
    expect(await isIn(browser)).toBe(true);
    world.addMember({ corpId: DEMO.corpId, personId: 'crowd-9' });
    await until(async () => (await directory('show crowd-9')).stdout.includes('"present"'));
    await directory('settings set stream=off');
    await until(() => events.lines.of(DEMO.clientId) === 0);
  });

  it('G5: loses a person who leaves by a push of DingTalk, which no one else can send', async () => {
    const { world, faults, events } = product.simulator;
    expect(await directory('settings set push=on')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('push rotate'),
    });
    const first = await newAddress();
    await events.pushTo(DEMO.clientId, first);
    await directory('settings set push=on');
    // The former keys stay valid beside new ones, as DingTalk's console is changed later.
    const second = await newAddress();
    expect(second.aesKey).not.toBe(first.aesKey);
    world.removeMember(DEMO.corpId, 'crowd-11');
    await until(async () => (await directory('show crowd-11')).stdout.includes('"suspended"'));
    await events.pushTo(DEMO.clientId, second);
    faults.set({ name: 'pushSignatureWrong' });
    await expect(events.pushTo(DEMO.clientId, second)).rejects.toThrow('71009');
    faults.clear();
    faults.set({ name: 'pushOwnerWrong' });
    await expect(events.pushTo(DEMO.clientId, second)).rejects.toThrow('71009');
    faults.clear();
    faults.set({ name: 'eventKeysPascal', path: '/push' });
    world.addMember({ corpId: DEMO.corpId, personId: 'crowd-11' });
    await until(async () => (await directory('show crowd-11')).stdout.includes('"active"'));
    faults.clear();
    await events.pushTo(DEMO.clientId, undefined);
  });

  it('G3: refuses a copied or old push, which changes nothing', async () => {
    const { url, token, aesKey } = await newAddress();
    const keys = { token, aesKey };
    const send = (time: number, nonce: string) => {
      const text = JSON.stringify({ EventType: 'user_leave_org', CorpId: DEMO.corpId, UserId: ['crowd-12'] });
      const encrypted = encryptCallback(text, keys, DEMO.clientId);
      const timestamp = String(time);
      const query = { signature: signatureOf(keys, { timestamp, nonce, encrypted }), timestamp, nonce };
      const address = `${url}?${new URLSearchParams(query).toString()}`;
      return () =>
        fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ encrypt: encrypted }),
        });
    };
    const good = send(Date.now(), 'nonce-1');
    expect((await good()).status).toBe(200);
    expect((await good()).status).toBe(403);
    expect((await send(Date.now() - 600_000, 'nonce-2')()).status).toBe(403);
    expect((await send(Date.now() + 600_000, 'nonce-3')()).status).toBe(403);
    expect((await fetch(url, { method: 'POST' })).status).toBe(400);
    // A person who is reported as having left but is still there stays.
    expect(answerOf(await directory('show crowd-12'))).toMatchObject({ account: { status: 'active' } });
    await directory('settings set push=off');
    expect((await send(Date.now(), 'nonce-4')()).status).toBe(409);
  });

  it('is not locked out by a wrong scope', async () => {
    product.simulator.world.apps.change(DEMO.clientId, {
      contactScope: new Set(),
      departmentScope: new Set([103]),
    });
    const stopped = await directory('sync');
    expect(stopped).toMatchObject({ code: 1, stderr: expect.stringContaining('leaverThresholdCount') });
    expect(answerOf(stopped)).toMatchObject({ stoppedBy: 'leaverThresholdCount' });
    const [suspended] = await product.sql<{ count: number }>(
      `select count(*)::integer as count from accounts.account where status = 'suspended'`,
    );
    expect(suspended).toEqual({ count: 0 });
  });
});
