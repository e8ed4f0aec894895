import { permissionsOf, ROLES, SuspendAccount } from '#accounts';
import { SuspendTenant } from '#tenancy';
import type { Agent, Answer } from '../harness/agent.js';
import { newBrowser } from '../security/scene/agents.js';
import { secondTenant, type SecondTenant } from '../security/scene/second-tenant.js';
import { useCase } from '../security/scene/use-case.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { newColleague } from './scene/colleagues.js';
import { call, OPERATIONS } from './scene/operations.js';
import { ownIdFor, ownIds, rivalIdFor } from './scene/own-ids.js';
import { idFieldsOf, NAMES, nobody, SAMPLES, withId } from './scene/samples.js';

const product = useProduct({ worker: false });
const colleagues = new Map<string, Agent>();
let rival: AdminApi;
let rivalTenant: SecondTenant;

beforeAll(async () => {
  for (const role of ROLES) {
    colleagues.set(role, (await newColleague(product(), `the-${role}`, role)).browser);
  }
  rivalTenant = await secondTenant(product());
  rival = await AdminApi.of(product(), 'root', 'rival');
});

/** What a route that everybody may use refuses to some, by a rule of its own. */
const OWN_RULES: Readonly<Record<string, string>> = { ownTokensCreate: '403 api_token.beyond_owner' };

/** Routes that undo what another one does, which therefore comes first. */
const UNDOES: Readonly<Record<string, string>> = { groupMembersRemove: 'groupMembersAdd' };

const browserOf = (role: string): Agent => colleagues.get(role) ?? newBrowser(product());
const sampleOf = (id: string) => {
  const sample = SAMPLES[id];
  if (sample === undefined) throw new Error(`Say in samples.ts what the route ${id} needs`);
  return sample;
};

it('knows every route of the admin API, and no other one', () => {
  expect(OPERATIONS.map(({ id }) => id).sort()).toEqual(Object.keys(SAMPLES).sort());
});

it('says in its description which permission each route needs, as the list that was written by hand does', () => {
  const listed = Object.entries(SAMPLES).map(([id, { permission }]) => [id, permission] as const);
  expect(Object.fromEntries(OPERATIONS.map(({ id, permission }) => [id, permission]))).toEqual(
    Object.fromEntries(listed),
  );
});

describe('a route of the admin API, for each role', () => {
  it.each(OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s',
    async (_name, operation) => {
      const { permission, body } = sampleOf(operation.id);
      const refused: string[] = [];
      for (const role of ROLES) {
        const answer = await call(browserOf(role), operation, nobody, body);
        if (outcomeOf(answer) === OWN_RULES[operation.id]) continue;
        if (answer.status === 403) {
          expect([role, answer.json()]).toMatchObject([role, { code: 'permission.missing', permission }]);
          refused.push(role);
        } else {
          // Whoever may, gets past everything that could hide a missing permission.
          expect([role, outcomeOf(answer)]).not.toEqual([
            role,
            expect.stringMatching(/^(400|401|415|428|5)/),
          ]);
        }
      }
      expect(refused).toEqual(
        ROLES.filter((role) => permission !== null && !permissionsOf(role).has(permission)),
      );
      const stranger = newBrowser(product());
      await stranger.get('/t/demo/logon');
      expect(outcomeOf(await call(stranger, operation, nobody, body))).toBe('401 session.required');
    },
  );
});

describe('P3: an id of another tenant names nothing', () => {
  const addressed = OPERATIONS.filter(({ parameters }) => parameters.some((name) => !(name in NAMES)));

  it.each(addressed.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s',
    async (_name, operation) => {
      const owner = new AdminApi(browserOf('owner'));
      const { body } = sampleOf(operation.id);
      const ids = await ownIds(product(), owner, operation.path, NAMES);
      const values = { ...NAMES, ...ids };
      const theirs = await call(rival.browser, operation, values, body);
      expect(theirs.status).toBe(404);
      for (const id of Object.values(ids)) expect(theirs.text).not.toContain(id);
      // The same request of the tenant itself finds it: the id was real.
      let ours = body;
      for (const one of idFieldsOf(body)) ours = withId(ours, one, await ownIdFor(product(), owner, one));
      expect([200, 201, 204, 409, 412]).toContain(
        (await call(owner.browser, operation, values, ours)).status,
      );
    },
  );
});

describe('P3: an id of another tenant in a body names nothing', () => {
  const withIds = OPERATIONS.flatMap((operation) =>
    idFieldsOf(SAMPLES[operation.id]?.body).map((field) => [operation.id, field, operation] as const),
  );

  it.each(withIds)('%s: %s', async (id, field, operation) => {
    const owner = new AdminApi(browserOf('owner'));
    let [theirs, ours] = [sampleOf(id).body, sampleOf(id).body];
    for (const one of idFieldsOf(ours)) {
      const own = await ownIdFor(product(), owner, one);
      ours = withId(ours, one, own);
      // All else in the body is their own, so that this one id is what is refused.
      theirs = withId(theirs, one, one === field ? own : await rivalIdFor(product(), rivalTenant, one));
    }
    const theirValues = { ...NAMES, ...(await ownIds(product(), rival, operation.path, NAMES)) };
    const refused = await call(rival.browser, operation, theirValues, theirs);
    // What is done to many says to how many it was done: to none.
    if (refused.status === 200) expect(doneBy(refused)).toBe(0);
    else expect(refused.status).toBe(404);
    const values = { ...NAMES, ...(await ownIds(product(), owner, operation.path, NAMES)) };
    const before = OPERATIONS.find((one) => one.id === UNDOES[id]);
    if (before !== undefined) await call(owner.browser, before, values, ours);
    const found = await call(owner.browser, operation, values, ours);
    if (found.status === 200) expect(doneBy(found)).toBe(1);
    else expect(found.status).toBe(201);
  });
});

it('is closed at once to an account and to a tenant that are suspended, whatever their sessions say', async () => {
  const helper = await newColleague(product(), 'harry', 'helpdesk');
  const [row] = await product().sql<{ id: string }>(
    `select id from accounts.account where username = 'harry'`,
  );
  await useCase(product(), SuspendAccount).execute(product().tenantId, row?.id ?? '', 'left');
  expect(outcomeOf(await helper.get('me'))).toBe('401 session.required');
  const { id } = await secondTenant(product(), 'closing');
  const root = await AdminApi.of(product(), 'root', 'closing');
  expect(outcomeOf(await root.get('me'))).toBe('200');
  await useCase(product(), SuspendTenant).execute(id, 'unpaid');
  expect(outcomeOf(await root.get('me'))).toBe('401 session.required');
});

/** To how many things something was done, as the answer counts or lists them. */
function doneBy(answer: Answer): number {
  const {
    changed,
    ended,
    results = [],
  } = answer.json<{
    changed?: number;
    ended?: number;
    results?: readonly { readonly code: string | null }[];
  }>();
  return changed ?? ended ?? results.filter(({ code }) => code === null).length;
}
