import { SwitchQrLogon } from '#dingtalk-qr';
import { DisableMethod } from '#logon-menu';
import { ATTACH_LINK_PROOF } from '#binding';
import { newAccount } from '../scene/accounts.js';
import { newBrowser } from '../scene/agents.js';
import { claimLink, newPerson, prove, started } from '../scene/attaching.js';
import { switchOnAgain } from '../scene/qr-switch.js';
import { count, openSessions } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();

async function gained(): Promise<readonly number[]> {
  return [await openSessions(product()), await count(product(), 'binding.binding', 'ended_at is null')];
}

describe('an attachment in flight', () => {
  it('P1: cannot go on once DingTalk QR logon is switched off: no page, no proof, no link', async () => {
    await newAccount(product(), 'inflight');
    const browser = await started(product(), newPerson(product(), 'person-in-flight'));
    const withLink = newBrowser(product());
    await claimLink(product(), withLink, 'inflight');
    await started(product(), newPerson(product(), 'person-with-link'), withLink);
    await useCase(product(), DisableMethod).execute(product().tenantId, 'dingtalk-qr');
    const before = await gained();
    expect((await prove(browser, 'inflight')).status).toBe(403);
    expect((await withLink.post('/t/demo/attach/by-link')).status).toBe(403);
    expect((await browser.post('/t/demo/attach/start')).status).toBe(403);
    expect((await browser.get('/t/demo/attach')).status).toBe(403);
    expect(await gained()).toEqual(before);
    await switchOnAgain(product());
    // The refusal did not use the link up: it still works once the method is on again.
    expect((await withLink.post('/t/demo/attach/by-link')).status).toBe(303);
    expect(await count(product(), 'binding.binding', `proven_by = '${ATTACH_LINK_PROOF}'`)).toBe(1);
  });

  it('P1: cannot go on once the connection of its identity is switched off', async () => {
    await newAccount(product(), 'cutoff');
    const browser = await started(product(), newPerson(product(), 'person-cut-off'));
    const [connection] = await product().sql<{ id: string }>(
      'select id from dingtalk.connection where tenant_id = $1',
      [product().tenantId],
    );
    await useCase(product(), SwitchQrLogon).disable(product().tenantId, connection?.id ?? '');
    const before = await gained();
    expect((await prove(browser, 'cutoff')).status).toBeGreaterThanOrEqual(400);
    expect(await gained()).toEqual(before);
    await switchOnAgain(product());
  });
});
