import { PASSWORD } from '../harness/start-product.js';
import { newBrowser } from '../security/scene/agents.js';
import { secondTenant } from '../security/scene/second-tenant.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { eventsOf, newAccount, newColleague } from './scene/colleagues.js';

const product = useProduct({ worker: false });
let owner: AdminApi;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
});

async function create(input: object, api = owner): Promise<string> {
  const answer = await api.post('accounts', { username: 'x', displayName: 'X', ...input });
  expect(outcomeOf(answer)).toBe('201');
  return answer.json<{ id: string }>().id;
}

/** Tries to log on; gives whether it worked, or that it was refused unchecked. */
async function tryPassword(username: string, password: string): Promise<number> {
  const browser = newBrowser(product());
  await browser.get('/t/demo/logon');
  return (await browser.post('/t/demo/logon/password', { username, password })).status;
}

describe('a new account', () => {
  it('can log on at once if it has a password, and not at all without', async () => {
    await create({ username: 'petra', role: 'helpdesk', password: 'a long enough secret' });
    expect(await tryPassword('petra', 'a long enough secret')).toBe(303);
    const id = await create({ username: 'quinn' });
    const shown = (await owner.get(`accounts/${id}/authenticators`)).json<{
      passwordSetAt: unknown;
      methods: readonly { key: string; standing: string }[];
    }>();
    expect(shown.passwordSetAt).toBeNull();
    expect(shown.methods.filter(({ standing }) => standing === 'usable')).toEqual([]);
  });

  it('is not created if its password is refused or its name is taken', async () => {
    const refused = await owner.post('accounts', {
      username: 'rudi',
      displayName: 'Rudi',
      password: 'password1',
    });
    expect(outcomeOf(refused)).toBe('400 password.too_common');
    expect((await owner.get('accounts?search=rudi')).json()).toEqual({ items: [], next: null });
    const wanted = { username: 'Wanted', displayName: 'W', password: 'a long enough secret' };
    const both = await Promise.all([owner.post('accounts', wanted), owner.post('accounts', wanted)]);
    expect(both.map(outcomeOf).sort()).toEqual(['201', '409 accounts.username_taken']);
    const wrong = await owner.post('accounts', { username: 'a b', displayName: '' });
    expect(outcomeOf(wrong)).toBe('400 accounts.input_invalid');
    expect(wrong.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path)).toEqual([
      'username',
      'displayName',
    ]);
  });

  it('can only be an owner if an owner creates it', async () => {
    const admin = await newColleague(product(), 'adam', 'administrator');
    const puppet = { username: 'puppet', displayName: 'P', role: 'owner' };
    expect(outcomeOf(await admin.post('accounts', puppet))).toBe('403 accounts.owner_required');
  });
});

describe('a password', () => {
  it('can be replaced by administrators, which ends the sessions, and is never shown', async () => {
    const id = await newAccount(product(), 'susan');
    const susan = await AdminApi.of(product(), 'susan');
    const answer = await owner.put(`accounts/${id}/password`, { password: 'another fine secret' });
    expect(outcomeOf(answer)).toBe('204');
    expect((await susan.get('sessions')).status).toBe(401);
    expect(await tryPassword('susan', PASSWORD)).toBe(401);
    expect(await tryPassword('susan', 'another fine secret')).toBe(303);
    const shown = await owner.get(`accounts/${id}/authenticators`);
    expect(shown.json()).toMatchObject({ passwordSetAt: expect.any(String) });
    expect(shown.text).not.toContain('argon2');
    const events = JSON.stringify(await eventsOf(product(), 'authenticators.password.set.v1'));
    expect(events).not.toContain('another fine secret');
  });

  it('of a more privileged account cannot be changed', async () => {
    const admin = await newColleague(product(), 'anna', 'administrator');
    const [found] = (await admin.get('accounts?role=owner')).json<{ items: { id: string }[] }>().items;
    const answer = await admin.put(`accounts/${found?.id ?? ''}/password`, { password: 'let me in please' });
    expect(outcomeOf(answer)).toBe('403 accounts.more_privileged');
    expect(await tryPassword('admin', PASSWORD)).toBe(303);
  });
});

describe('a lockout', () => {
  it('can be seen and lifted by the help desk, for one method', async () => {
    const id = await newAccount(product(), 'tina');
    const helpdesk = await newColleague(product(), 'hugo', 'helpdesk');
    for (let time = 0; time < 5; time += 1) await tryPassword('tina', 'wrong');
    expect(await tryPassword('tina', PASSWORD)).toBe(429);
    const shown = await helpdesk.get(`accounts/${id}/authenticators`);
    expect(shown.json()).toMatchObject({
      lockouts: [{ method: 'password', countedFor: 'username', refuses: 'proof', failures: 5 }],
    });
    expect(outcomeOf(await helpdesk.post(`accounts/${id}/unlock`, { method: 'email-code' }))).toBe('204');
    expect(await tryPassword('tina', PASSWORD)).toBe(429);
    expect(outcomeOf(await helpdesk.post(`accounts/${id}/unlock`, { method: 'password' }))).toBe('204');
    expect(await tryPassword('tina', PASSWORD)).toBe(303);
    expect(await eventsOf(product(), 'authenticators.account.unlocked.v1')).toEqual([
      expect.objectContaining({
        method: 'password',
        accountId: id,
        before: { failures: 5, blockedUntil: expect.any(String) },
        after: { failures: 0, blockedUntil: null },
      }),
    ]);
    expect(outcomeOf(await helpdesk.post(`accounts/${id}/unlock`, { method: 'magic' }))).toBe(
      '404 method.unknown',
    );
  });
});

describe('the authenticators of an account', () => {
  it('P3: are not visible from another tenant or without the permission', async () => {
    const rival = await secondTenant(product());
    for (const answer of [
      await owner.get(`accounts/${rival.aliceId}/authenticators`),
      await owner.put(`accounts/${rival.aliceId}/password`, { password: 'a long enough secret' }),
      await owner.post(`accounts/${rival.aliceId}/unlock`, { method: 'password' }),
    ]) {
      expect(outcomeOf(answer)).toBe('404 account.unknown');
    }
    const id = await newAccount(product(), 'ulla');
    const helpdesk = await newColleague(product(), 'hanna', 'helpdesk');
    const auditor = await AdminApi.of(product(), 'auditor');
    for (const answer of [
      await helpdesk.put(`accounts/${id}/password`, { password: 'a long enough secret' }),
      await helpdesk.post('accounts', { username: 'y', displayName: 'Y' }),
      await auditor.get(`accounts/${id}/authenticators`),
      await auditor.post(`accounts/${id}/unlock`, { method: 'password' }),
    ]) {
      expect(outcomeOf(answer)).toBe('403 permission.missing');
    }
  });
});
