import { permissionsOf, ResumeAccount, SetRole, SuspendAccount } from '#accounts';
import { TestClock } from '#testing';
import { AdminApi, outcomeOf } from '../../admin/scene/admin-api.js';
import { newColleague } from '../../admin/scene/colleagues.js';
import { OPERATIONS, type Operation } from '../../admin/scene/operations.js';
import { nobody, SAMPLES } from '../../admin/scene/samples.js';
import type { Answer } from '../../harness/agent.js';
import { ask, idOf, make } from '../scene/api-tokens.js';
import { newBrowser } from '../scene/agents.js';
import { secondTenant } from '../scene/second-tenant.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';
import { dump } from '../scene/whole-database.js';

const clock = new TestClock();
// Without a worker: a token's permissions must not depend on a clean-up.
const product = useProduct({ clock, worker: false });
let owner: AdminApi;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
});

const reads = (token: string, path = 'audit/types') => ask(product(), 'GET', path, token).then(outcomeOf);
const REFUSED = '401 api_token.refused';

/** Operations that no token may do, with the reason. */
const NOT_BY_TOKENS: Readonly<Record<string, string>> = {
  tokensCreate: 'a stolen token would outlive its end in those that it makes',
  ownTokensCreate: 'the same',
};

describe('every operation of the console', () => {
  let token = '';

  beforeAll(async () => {
    ({ token } = await make(owner, { permissions: [...permissionsOf('owner')], isSensitive: true }));
  });

  const call = ({ method, path, bodyType, id }: Operation, bearer: string): Promise<Answer> => {
    const address = path
      .replace('/api/admin/', '')
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => nobody[name] ?? '');
    const { body = {} } = SAMPLES[id] ?? {};
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const type = bodyType === undefined ? {} : { 'content-type': bodyType };
    const headers = { 'if-match': '"long-past"', ...type };
    return ask(product(), method, address, bearer, headers, bodyType === undefined ? undefined : text);
  };

  it.each(OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    'works with a token, without cookie, Origin and anti-CSRF token: %s',
    async (_name, operation) => {
      const outcome = outcomeOf(await call(operation, token));
      if (operation.id in NOT_BY_TOKENS) expect(outcome).toBe('403 api_token.makes_none');
      else expect(outcome).not.toMatch(/^(400|401|403|415|428|5)/);
    },
  );

  it('O9: is refused to a token without its permission, and a sensitive one to a token not made for sensitive acts', async () => {
    const { token: other } = await make(owner, { permissions: ['overview.read'], name: 'Little' });
    const { token: careful } = await make(owner, {
      permissions: [...permissionsOf('owner')],
      name: 'Careful',
    });
    for (const operation of OPERATIONS.filter(({ id }) => !(id in NOT_BY_TOKENS))) {
      const { permission, isSensitive } = SAMPLES[operation.id] ?? {};
      if (permission !== null && permission !== 'overview.read')
        expect([operation.id, outcomeOf(await call(operation, other))]).toEqual([
          operation.id,
          '403 permission.missing',
        ]);
      if (isSensitive === true)
        expect([operation.id, outcomeOf(await call(operation, careful))]).toEqual([
          operation.id,
          '403 api_token.not_sensitive',
        ]);
    }
  });
});

describe('O9: a token never allows more than its owner may do now: it', () => {
  it('cannot be made for more than that, or for nothing', async () => {
    const { browser } = await newColleague(product(), 'ann', 'auditor');
    const auditor = new AdminApi(browser);
    const want = async (permissions: readonly string[]) =>
      outcomeOf(await auditor.post('me/api-tokens', { name: 'Much', permissions }));
    expect(await want(['audit.read', 'settings.manage'])).toBe('403 api_token.beyond_owner');
    expect(await want([])).toBe('400 request.invalid');
    expect(await want(['everything'])).toBe('400 request.invalid');
    expect(await want(['audit.read', 'audit.read'])).toBe('201');
  });

  it('loses a permission at once with its owner, and regains it with them', async () => {
    const colleague = await newColleague(product(), 'rita', 'administrator');
    const { token } = await make(colleague, { permissions: ['audit.read', 'settings.read'] });
    expect(await reads(token, 'settings')).toBe('200');
    const id = await idOf(product(), 'rita');
    const setRole = useCase(product(), SetRole);
    await setRole.execute(product().tenantId, id, 'auditor', { vouch: false });
    expect(await reads(token, 'settings')).toBe('403 permission.missing');
    expect(await reads(token)).toBe('200');
    await setRole.execute(product().tenantId, id, 'administrator', { vouch: false });
    expect(await reads(token, 'settings')).toBe('200');
  });

  it('stops working with a suspension, before any worker runs', async () => {
    const { token } = await make(await newColleague(product(), 'sam', 'auditor'));
    const id = await idOf(product(), 'sam');
    await useCase(product(), SuspendAccount).execute(product().tenantId, id, 'left');
    expect(await reads(token)).toBe(REFUSED);
    await useCase(product(), ResumeAccount).execute(product().tenantId, id);
  });

  it('ends at once when its owner or an administrator revokes it; no one else may', async () => {
    const colleague = await newColleague(product(), 'tom', 'auditor');
    const [first, second] = [await make(colleague), await make(colleague)];
    const stranger = await newColleague(product(), 'uwe', 'auditor');
    expect(outcomeOf(await stranger.post(`me/api-tokens/${first.id}/revoke`))).toBe('404 api_token.unknown');
    expect(await reads(first.token)).toBe('200');
    expect(outcomeOf(await colleague.post(`me/api-tokens/${first.id}/revoke`))).toBe('204');
    expect(outcomeOf(await owner.post(`api-tokens/${second.id}/revoke`))).toBe('204');
    expect([await reads(first.token), await reads(second.token)]).toEqual([REFUSED, REFUSED]);
    const administrator = await newColleague(product(), 'vera', 'administrator');
    const { id } = await make(owner);
    expect(outcomeOf(await administrator.post(`api-tokens/${id}/revoke`))).toBe(
      '403 accounts.more_privileged',
    );
  });

  it('cannot create an account with more permissions than it has: it reaches members only', async () => {
    const { token } = await make(owner, { permissions: ['accounts.manage'], isSensitive: true });
    const create = async (username: string, role: string) =>
      outcomeOf(
        await ask(
          product(),
          'POST',
          'accounts',
          token,
          {},
          JSON.stringify({ username, displayName: 'X', role }),
        ),
      );
    expect(await create('new-member', 'member')).toBe('201');
    expect(await create('new-help', 'helpdesk')).toBe('403 accounts.more_privileged');
    expect(await create('new-admin', 'administrator')).toBe('403 accounts.more_privileged');
    expect(await create('new-owner', 'owner')).toBe('403 accounts.owner_required');
    const path = `accounts/${await idOf(product(), 'auditor')}/password`;
    const answer = await ask(
      product(),
      'PUT',
      path,
      token,
      {},
      JSON.stringify({ password: 'a much better password' }),
    );
    expect(outcomeOf(answer)).toBe('403 accounts.more_privileged');
  });
});

describe('a request with a token', () => {
  it('is refused with a session cookie beside it: a wrong token is not replaced by the session', async () => {
    const { token } = await make(owner);
    const beside = (authorization: string) =>
      owner.browser.send('GET', '/api/admin/audit/types', { accept: 'application/json', authorization });
    expect(outcomeOf(await beside(`Bearer ${token}`))).toBe('400 api_token.with_session');
    expect(outcomeOf(await beside('Bearer nonsense'))).toBe('400 api_token.with_session');
    expect(outcomeOf(await beside('bearer'))).toBe('400 api_token.with_session');
    expect(outcomeOf(await beside('Basic YTpi'))).toBe('200');
  });

  it('is authenticated in the admin API alone: pages accept no token', async () => {
    const { token } = await make(owner);
    const page = await newBrowser(product()).send('GET', '/t/demo/', {
      accept: 'text/html',
      authorization: `Bearer ${token}`,
    });
    expect(page.location).toContain('/t/demo/logon');
  });

  it('sets no cookie, and is refused as RFC 6750 says, without the reason', async () => {
    const { token } = await make(owner);
    expect((await ask(product(), 'GET', 'audit/types', token)).headers.getSetCookie()).toEqual([]);
    const { token: gone } = await make(owner, { days: 1 });
    clock.advance(86_401);
    owner = await AdminApi.of(product(), 'admin');
    const { headers } = await ask(product(), 'GET', 'audit/types', gone);
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    for (const wrong of [gone, `${gone}x`, '', 'x'.repeat(5_000), "' or 1=1"])
      expect(await reads(wrong)).toBe(REFUSED);
  });

  it('P3: of another tenant reaches only that tenant’s data', async () => {
    await secondTenant(product());
    const root = await AdminApi.of(product(), 'root', 'rival');
    const { token } = await make(root, { permissions: ['accounts.read', 'api-tokens.read'] });
    expect(outcomeOf(await ask(product(), 'GET', `accounts/${await idOf(product(), 'alice')}`, token))).toBe(
      '404 account.unknown',
    );
    const { items } = (await ask(product(), 'GET', 'api-tokens', token)).json<{
      items: readonly { name: string }[];
    }>();
    expect(items).toHaveLength(1);
  });
});

describe('O9: a token', () => {
  it('is shown once, stored as its hash, and listed with its owner and last use', async () => {
    const { id, token } = await make(owner, { name: 'Nightly' });
    await reads(token);
    expect([...(await dump(product()))].flatMap(([, rows]) => JSON.stringify(rows)).join()).not.toContain(
      token,
    );
    const list = (await owner.get('api-tokens')).json<{ items: readonly Record<string, unknown>[] }>();
    const shown = list.items.find((item) => item['id'] === id);
    expect(shown).toMatchObject({ name: 'Nightly', kind: 'personal', owner: { username: 'admin' } });
    expect(shown?.['lastUsedAt']).not.toBeNull();
    expect(JSON.stringify(list)).not.toContain(token.slice(10));
  });

  it('expires after a year at most, and a person may have at most 20', async () => {
    const colleague = await newColleague(product(), 'wim', 'auditor');
    const fields = { name: 'Long', permissions: ['audit.read'] };
    expect(outcomeOf(await colleague.post('me/api-tokens', { ...fields, days: 367 }))).toBe(
      '400 request.invalid',
    );
    const made = await Promise.all(
      Array.from({ length: 24 }, () => colleague.post('me/api-tokens', fields).then(outcomeOf)),
    );
    expect(made.filter((outcome) => outcome === '201')).toHaveLength(20);
    expect(made.filter((outcome) => outcome === '409 api_token.too_many')).toHaveLength(4);
  });

  it('is named in the events of its acts; a refused token causes one event an hour', async () => {
    const { id, token } = await make(owner, { name: 'Closing', permissions: ['audit.manage'] });
    await ask(product(), 'POST', 'audit/retention/hold', token, {}, JSON.stringify({ reason: 'test' }));
    const [done] = await product().sql<{ context: { actor: unknown } }>(
      `select context from messaging.outbox where context #>> '{actor,via,id}' = $1`,
      [id],
    );
    expect(done?.context.actor).toMatchObject({ kind: 'account', via: { id, name: 'Closing' } });
    await owner.post(`api-tokens/${id}/revoke`);
    for (let time = 0; time < 5; time += 1) expect(await reads(token)).toBe(REFUSED);
    const told = await product().sql<{ payload: { reason: string } }>(
      `select payload from messaging.outbox where name = 'api-access.token.refused.v1' and payload::text like $1`,
      [`%${id}%`],
    );
    expect(told.map(({ payload }) => payload.reason)).toEqual(['token_revoked']);
  });
});
