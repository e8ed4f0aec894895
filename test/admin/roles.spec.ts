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

/** Refusals by a rule of a route's own, although the route needs no permission. */
const OWN_RULES: Readonly<Record<string, string>> = { ownTokensCreate: '403 api_token.beyond_owner' };

/** Routes that undo another one, which is therefore called first. */
const UNDOES: Readonly<Record<string, string>> = { groupMembersRemove: 'groupMembersAdd' };

const browserOf = (role: string): Agent => colleagues.get(role) ?? newBrowser(product());
const sampleOf = (id: string) => {
  const sample = SAMPLES[id];
  if (sample === undefined) throw new Error(`Say in samples.ts what the route ${id} needs`);
  return sample;
};

it('the samples cover exactly the routes of the admin API', () => {
  expect(OPERATIONS.map(({ id }) => id).sort()).toEqual(Object.keys(SAMPLES).sort());
});

it('the API description gives each route the same permission as the list written by hand', () => {
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
          // An allowed role gets past all checks that could hide a missing permission.
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

describe('P3: an id of another tenant is unknown', () => {
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
      // The same request from the tenant itself succeeds, so the id is real.
      let ours = body;
      for (const one of idFieldsOf(body)) ours = withId(ours, one, await ownIdFor(product(), owner, one));
      expect([200, 201, 204, 409, 412]).toContain(
        (await call(owner.browser, operation, values, ours)).status,
      );
    },
  );
});

describe('P3: an id of another tenant in a body is unknown', () => {
  const withIds = OPERATIONS.flatMap((operation) =>
    idFieldsOf(SAMPLES[operation.id]?.body).map((field) => [operation.id, field, operation] as const),
  );

  it.each(withIds)('%s: %s', async (id, field, operation) => {
    const owner = new AdminApi(browserOf('owner'));
    let [theirs, ours] = [sampleOf(id).body, sampleOf(id).body];
    for (const one of idFieldsOf(ours)) {
      const own = await ownIdFor(product(), owner, one);
      ours = withId(ours, one, own);
      // The other ids in the body are their own, so that only this id can be the reason for the refusal.
      theirs = withId(theirs, one, one === field ? own : await rivalIdFor(product(), rivalTenant, one));
    }
    const theirValues = { ...NAMES, ...(await ownIds(product(), rival, operation.path, NAMES)) };
    const refused = await call(rival.browser, operation, theirValues, theirs);
    // A bulk act reports how many items it changed: none.
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

it('the admin API refuses suspended accounts and tenants at once, despite their sessions', async () => {
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

/** The number of changed items, as the response counts or lists them. */
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
