import { ResumeAccount, SuspendAccount } from '#accounts';
import { SwitchConnection } from '#providers';
import { DisableMethod } from '#logon-menu';
import { DEMO } from '#simulator';
import { ResumeTenant, SuspendTenant } from '#tenancy';
import { until } from '#testing';
import { confirm, redeem, scan, showQr, ticketPath } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { switchOnAgain } from '../scene/qr-switch.js';
import { secondTenant, type SecondTenant } from '../scene/second-tenant.js';
import { openSessions, ticketOf } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();

let rival: SecondTenant;
beforeAll(async () => {
  rival = await secondTenant(product());
});

describe('attack 9: across tenants', () => {
  it('attack 9: a ticket of tenant A is worth nothing at tenant B, confirmed or not, even with all of its cookies', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const phone = newPhone(product());
    const before = await openSessions(product());
    for (const step of ['shown', 'scanned', 'confirmed']) {
      if (step === 'scanned') await scan(product(), phone, 'alice', path);
      if (step === 'confirmed') await confirm(phone, path);
      await browser.get('/t/rival/logon');
      expect((await browser.getJson(ticketPath('rival'))).status).toBe(404);
      expect((await browser.postJson(`${ticketPath('rival')}/redeem`)).status).toBe(410);
    }
    expect(await openSessions(product())).toBe(before);
    await browser.get('/t/demo/logon');
    expect((await redeem(browser)).status).toBe(200);
  });

  it('attack 9: a callback of provider A is refused at B and the other way round, and the state still works at A', async () => {
    const phone = newPhone(product());
    const path = await showQr(newBrowser(product()));
    await phone.get(path);
    const state = await setOut(phone, `${path}/oauth`);
    const theirs = { state, code: oauthCode(product(), 'alice', rival.app) };
    expect((await comeBack(phone, theirs, '/t/rival/dingtalk/main/callback')).status).toBe(403);
    expect((await ticketOf(product(), path)).state).toBe('created');
    expect((await comeBack(phone, { state, code: oauthCode(product(), 'alice') })).status).toBe(303);
    expect((await ticketOf(product(), path)).subject).toBe('UNION-alice');
  });

  it('attack 9: a code of provider A identifies nobody at B', async () => {
    const path = await showQr(newBrowser(product()), 'rival');
    const phone = newPhone(product());
    await phone.get(path);
    const state = await setOut(phone, `${path}/oauth`);
    const answer = await comeBack(
      phone,
      { state, code: oauthCode(product(), 'alice', DEMO) },
      '/t/rival/dingtalk/main/callback',
    );
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect((await ticketOf(product(), path)).state).toBe('created');
  });
});

async function idOf(username: string): Promise<string> {
  const [row] = await product().sql<{ id: string }>(
    'select id from accounts.account where tenant_id = $1 and username = $2',
    [product().tenantId, username],
  );
  return row?.id ?? '';
}

async function connectionId(): Promise<string> {
  const [row] = await product().sql<{ id: string }>(
    'select id from dingtalk.connection where tenant_id = $1',
    [product().tenantId],
  );
  return row?.id ?? '';
}

/** Turns a switch off and, once this has reached every process, on again. */
const INTERRUPTIONS: Readonly<Record<string, { off(): Promise<unknown>; on(): Promise<unknown> }>> = {
  method: {
    off: () => useCase(product(), DisableMethod).execute(product().tenantId, 'dingtalk-qr'),
    on: () => switchOnAgain(product()),
  },
  provider: {
    off: async () =>
      useCase(product(), SwitchConnection).execute(product().tenantId, await connectionId(), 'disabled'),
    on: () => switchOnAgain(product()),
  },
  tenant: {
    off: () => useCase(product(), SuspendTenant).execute(product().tenantId, 'test'),
    on: () => useCase(product(), ResumeTenant).execute(product().tenantId),
  },
};

describe('attack 10: switched off between two steps, and on again', () => {
  it.each(
    Object.keys(INTERRUPTIONS).flatMap((what) =>
      ['scan', 'confirm', 'redeem'].map((step) => [what, step] as const),
    ),
  )(
    'attack 10: a ticket that was open when the %s was switched off stays dead before "%s" although it is on again',
    async (what, step) => {
      const [browser, phone] = [newBrowser(product()), newPhone(product())];
      const path = await showQr(browser);
      if (step !== 'scan') await scan(product(), phone, 'alice', path);
      if (step === 'redeem') await confirm(phone, path);
      const before = await openSessions(product());
      await INTERRUPTIONS[what]?.off();
      await until(async () => (await ticketOf(product(), path)).state === 'cancelled');
      await INTERRUPTIONS[what]?.on();
      await until(
        async () => (await newBrowser(product()).get('/t/demo/logon?method=dingtalk-qr')).status === 200,
      );
      await until(async () => (await phone.get(path)).status !== 403);
      expect((await scan(product(), phone, 'alice', path)).status).toBe(410);
      expect((await phone.post(`${path}/confirm`)).status).toBe(410);
      expect((await redeem(browser)).status).toBe(410);
      expect(await openSessions(product())).toBeLessThanOrEqual(before);
    },
  );

  it('attack 10: a user who is suspended between confirmation and exchange gets no session, then or after', async () => {
    const [browser, phone] = [newBrowser(product()), newPhone(product())];
    const path = await showQr(browser);
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    await useCase(product(), SuspendAccount).execute(product().tenantId, await idOf('alice'), 'test');
    const before = await openSessions(product());
    expect((await redeem(browser)).status).toBe(403);
    await useCase(product(), ResumeAccount).execute(product().tenantId, await idOf('alice'));
    expect((await redeem(browser)).status).toBe(410);
    expect(await openSessions(product())).toBe(before);
  });
});
