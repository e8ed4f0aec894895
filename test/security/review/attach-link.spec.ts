import { CreateAttachLink } from '#binding';
import { TestClock } from '#testing';
import { newAccount } from '../scene/accounts.js';
import { newBrowser } from '../scene/agents.js';
import { claimLink, newPerson, started } from '../scene/attaching.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock });

async function newLink(username: string): Promise<string> {
  const request = { username, reason: 'test', validHours: 24 };
  return new URL((await useCase(product(), CreateAttachLink).execute(product().tenantId, request)).url)
    .pathname;
}

describe('an attach link', () => {
  it('A2: that was claimed expires before a later user of the browser can use it', async () => {
    await newAccount(product(), 'left-behind');
    const shared = newBrowser(product());
    await claimLink(product(), shared, 'left-behind');
    clock.advance(31 * 60);
    await started(product(), newPerson(product(), 'person-later'), shared);
    expect((await shared.get('/t/demo/attach/verify')).text).not.toContain('left-behind');
    expect((await shared.post('/t/demo/attach/by-link')).status).toBe(410);
  });

  it('A2: is withdrawn, claimed or not, when another one is made for the account', async () => {
    await newAccount(product(), 'astray');
    const stolen = await newLink('astray');
    const thief = newBrowser(product());
    await claimLink(product(), thief, 'astray');
    expect((await newBrowser(product()).get(stolen)).status).toBe(410);
    await started(product(), newPerson(product(), 'person-thief'), thief);
    const good = await newLink('astray');
    expect((await thief.post('/t/demo/attach/by-link')).status).toBe(410);
    expect((await newBrowser(product()).get(good)).status).toBe(200);
  });
});
