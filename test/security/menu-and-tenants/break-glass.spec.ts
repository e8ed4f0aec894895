import { OpenBreakGlass } from '#break-glass';
import type { Message } from '#simulator';
import { TestClock, until } from '#testing';
import type { Agent, Answer } from '../../harness/agent.js';
import { newAccount } from '../scene/accounts.js';
import { newBrowser } from '../scene/agents.js';
import { codeOf } from '../scene/answers.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const MINUTE = 60;

const closed = useProduct();
const clock = new TestClock();
const product = useProduct({ clock, environment: { BREAK_GLASS: 'on' } });

/** The path of a new link for the owner of the demo tenant. */
async function link(
  request: { username?: string; reason?: string; validMinutes?: number } = {},
): Promise<string> {
  const { url } = await useCase(product(), OpenBreakGlass).execute(product().tenantId, {
    username: 'admin',
    reason: 'spec',
    validMinutes: 15,
    ...request,
  });
  return new URL(url).pathname;
}

/** The home page if the browser is logged on, and a redirect if it is not. */
const home = (browser: Agent): Promise<Answer> => browser.get('/t/demo/');

describe('emergency access', () => {
  it('P4: is off by default: no link can be made or used', async () => {
    const opening = useCase(closed(), OpenBreakGlass).execute(closed().tenantId, {
      username: 'admin',
      reason: 'spec',
      validMinutes: 15,
    });
    await expect(opening).rejects.toMatchObject({ code: 'break_glass.off' });
    const browser = newBrowser(closed());
    const path = `/t/demo/break-glass/${'A'.repeat(43)}`;
    expect((await browser.get(path)).status).toBe(410);
    expect(codeOf(await browser.postJson(path))).toBe('break_glass.off');
    expect((await home(browser)).status).not.toBe(200);
  });

  it('P4: logs an owner on once, without any of their methods, and opening the page does not use the link up', async () => {
    const path = await link();
    const [previewer, owner, second] = [newBrowser(product()), newBrowser(product()), newBrowser(product())];
    for (let look = 1; look <= 3; look++) expect((await previewer.get(path)).status).toBe(200);
    await Promise.all([owner.get(path), second.get(path)]);
    const answers = await Promise.all([owner.post(path), second.post(path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
    const pages = await Promise.all([home(owner), home(second)]);
    expect(pages.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await newBrowser(product()).get(path)).status).toBe(410);
  });

  it('P4: expires: the link after its minutes, the session after half an hour even if it is used', async () => {
    const late = await link({ validMinutes: 1 });
    clock.advance(MINUTE + 1);
    expect((await newBrowser(product()).get(late)).status).toBe(410);

    const path = await link();
    const owner = newBrowser(product());
    await owner.get(path);
    await owner.post(path);
    clock.advance(29 * MINUTE);
    expect((await home(owner)).status).toBe(200);
    clock.advance(MINUTE);
    expect((await home(owner)).status).not.toBe(200);
  });

  it('P4: is for administrators, needs a reason, and lasts an hour at most', async () => {
    await newAccount(product(), 'somebody');
    await expect(link({ username: 'somebody' })).rejects.toMatchObject({
      code: 'break_glass.not_administrator',
    });
    await expect(link({ username: 'nobody' })).rejects.toMatchObject({ code: 'account.unknown' });
    await expect(link({ reason: ' ' })).rejects.toMatchObject({ code: 'break_glass.reason_missing' });
    for (const validMinutes of [0, -1, 61, Number.NaN])
      await expect(link({ validMinutes })).rejects.toMatchObject({ code: 'break_glass.lifetime' });
  });

  it('P4: is recorded when a link is made, used or refused, and administrators are told', async () => {
    const begun = clock.now();
    const former = await link({ reason: 'ticket 4711' });
    const path = await link({ reason: 'ticket 4712' });
    const owner = newBrowser(product());
    await owner.get(path);
    expect((await owner.post(former)).status).toBe(410);
    await owner.post(path);
    const types = async () =>
      (
        await product().sql<{ type: string }>(
          `select type from audit.record where type like 'break-glass.%' and occurred_at >= $1
           order by occurred_at, id`,
          [begun],
        )
      ).map(({ type }) => type);
    await until(async () => (await types()).at(-1) === 'break-glass.access.used');
    expect(await types()).toEqual([
      'break-glass.access.opened',
      'break-glass.access.opened',
      'break-glass.access.refused',
      'break-glass.access.used',
    ]);
    const { mailbox } = product().simulator;
    const toAdmin = (text: string) => (mail: Message) =>
      mail.to.includes('admin@demo.test') && `${mail.subject} ${mail.text}`.includes(text);
    await mailbox.waitFor(toAdmin('ticket 4712'), 20_000);
    await mailbox.waitFor(toAdmin('was used'), 20_000);
    const stored = await product().sql('select * from break_glass.access, messaging.outbox, audit.record');
    expect(JSON.stringify(stored)).not.toContain(path.split('/').at(-1));
  });
});
