import { CreateAccount, ROLES, SuspendAccount, type Role } from '#accounts';
import { CreateAttachLink } from '#binding';
import { newId } from '#kernel';
import { outcomeOf, type AdminApi } from '../../admin/scene/admin-api.js';
import { newColleague } from '../../admin/scene/colleagues.js';
import type { Answer } from '../../harness/agent.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });
const colleagues = new Map<Role, AdminApi>();
let count = 0;

beforeAll(async () => {
  for (const role of ROLES) colleagues.set(role, await newColleague(product(), `the-${role}`, role));
});

/** A target account, with something of each kind that can be taken away. */
interface Target {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
}

const colleague = (role: Role): AdminApi => {
  const found = colleagues.get(role);
  if (found === undefined) throw new Error(`Nobody is ${role}`);
  return found;
};

async function newTarget(role: Role): Promise<Target> {
  const username = `target-${String((count += 1))}`;
  const input = { username, displayName: username, email: `${username}@demo.test`, role };
  const { id } = await useCase(product(), CreateAccount).execute(product().tenantId, input);
  return { id, username, role };
}

async function aSession({ id }: Target): Promise<string> {
  const sessionId = newId();
  await product().sql(
    `insert into logon.session (id, tenant_id, secret_hash, account_id, method, ip, user_agent, created_at, last_seen_at,
       authenticated_at, idle_seconds, expires_at, amr, acr)
     values ($1, $2, $3, $4, 'password', '192.0.2.1', 'test', now(), now(), now(), 3600, now() + interval '1 hour',
       '{pwd}', 'urn:openeiam:acr:single-factor')`,
    [sessionId, product().tenantId, Buffer.from(sessionId), id],
  );
  return sessionId;
}

async function anUnlinkedIdentity(): Promise<string> {
  const id = newId();
  await product().sql(
    `insert into binding.unlinked_identity (id, tenant_id, connection_id, subject, attributes, name,
       first_tried_at, last_tried_at, tries)
     select $1, tenant_id, id, $2, jsonb_build_object('userId', $2::text), 'Somebody', now(), now(), 1 from providers.connection where tenant_id = $3`,
    [id, `UNION-${id}`, product().tenantId],
  );
  return id;
}

async function aBinding({ id }: Target): Promise<string> {
  const bindingId = newId();
  await product().sql(
    `insert into binding.binding (id, tenant_id, connection_id, subject, attributes, name, account_id, origin,
       created_at)
     select $1, tenant_id, id, $2, jsonb_build_object('userId', $2::text), 'Somebody', $3, 'admin', now() from providers.connection where tenant_id = $4`,
    [bindingId, `UNION-${bindingId}`, id, product().tenantId],
  );
  return bindingId;
}

async function aLink({ username }: Target): Promise<string> {
  const request = { username, reason: 'test', validHours: 1 };
  return (await useCase(product(), CreateAttachLink).execute(product().tenantId, request)).linkId;
}

async function revisionOf({ id }: Target): Promise<string> {
  return (await colleague('owner').get(`accounts/${id}`)).headers.get('etag') ?? '';
}

const reason = { reason: 'test' };

/** Every operation of the API that affects an account. */
const ACTS: Readonly<Record<string, (by: AdminApi, target: Target) => Promise<Answer>>> = {
  'makes an account of the role': (by, { role }) =>
    by.post('accounts', { username: `made-${String((count += 1))}`, displayName: 'Made', role }),
  'changes the email address': async (by, target) =>
    by.patch(
      `accounts/${target.id}`,
      { email: `new-${target.username}@demo.test` },
      await revisionOf(target),
    ),
  'sets a password': (by, { id }) => by.put(`accounts/${id}/password`, { password: 'a password for a test' }),
  'makes a member of them': (by, { id }) => by.put(`accounts/${id}/role`, { role: 'member' }),
  'makes an owner of them': (by, { id }) => by.put(`accounts/${id}/role`, { role: 'owner' }),
  suspends: (by, { id }) => by.post(`accounts/${id}/suspend`, reason),
  resumes: async (by, { id }) => {
    await useCase(product(), SuspendAccount).execute(product().tenantId, id, 'test');
    return by.post(`accounts/${id}/resume`);
  },
  'lifts a block': (by, { id }) => by.post(`accounts/${id}/unlock`, { method: 'password' }),
  'ends a session': async (by, target) => by.post(`sessions/${await aSession(target)}/end`, reason),
  'ends sessions by a list': async (by, target) =>
    by.post('sessions/end', { sessionIds: [await aSession(target)], ...reason }),
  'logs them off everywhere': (by, { id }) => by.post(`accounts/${id}/sessions/end`, reason),
  'links an identity': async (by, { id }) =>
    by.post('bindings', { accountId: id, unlinkedIdentityId: await anUnlinkedIdentity() }),
  'ends a link': async (by, target) => by.post(`bindings/${await aBinding(target)}/end`, reason),
  'ends links by a list': async (by, target) =>
    by.post('bindings/end', { bindingIds: [await aBinding(target)], ...reason }),
  'gives an attach link': (by, { id }) => by.post('attach-links', { accountId: id, ...reason }),
  'withdraws an attach link': async (by, target) => by.post(`attach-links/${await aLink(target)}/withdraw`),
};

const OF_HELP_DESK = [
  'lifts a block',
  'ends a session',
  'ends sessions by a list',
  'logs them off everywhere',
  'ends a link',
  'ends links by a list',
  'gives an attach link',
  'withdraws an attach link',
];

/** The expected outcome of an act, from a table written by hand. */
function expected(actor: Role, act: string, target: Role): string {
  const isHelpDesks = OF_HELP_DESK.includes(act);
  if (actor === 'owner') return 'done';
  if (actor === 'administrator') {
    const isOfOwners = target === 'owner' || act === 'makes an owner of them';
    const isOfOwnership = /^makes|^suspends|^resumes/.test(act);
    if (!isOfOwners) return 'done';
    return isOfOwnership ? '403 accounts.owner_required' : '403 accounts.more_privileged';
  }
  if (actor !== 'helpdesk' || !isHelpDesks) return '403 permission.missing';
  return ['helpdesk', 'member'].includes(target) ? 'done' : '403 accounts.more_privileged';
}

describe('K1: an act of one role on an account of another', () => {
  it.each(Object.entries(ACTS))('%s', async (act, perform) => {
    const seen: string[] = [];
    const wanted: string[] = [];
    for (const actor of ROLES) {
      for (const role of ROLES) {
        const answer = await perform(colleague(actor), await newTarget(role));
        const outcome = answer.status < 300 ? 'done' : outcomeOf(answer);
        seen.push(`${actor} → ${role}: ${outcome}`);
        wanted.push(`${actor} → ${role}: ${expected(actor, act, role)}`);
      }
    }
    expect(seen).toEqual(wanted);
  });

  it('ends nothing if one item of the list is out of reach', async () => {
    const [member, owner] = [await newTarget('member'), await newTarget('owner')];
    const sessionIds = [await aSession(member), await aSession(owner)];
    const refused = '403 accounts.more_privileged';
    expect(outcomeOf(await colleague('helpdesk').post('sessions/end', { sessionIds, ...reason }))).toBe(
      refused,
    );
    const bindingIds = [await aBinding(member), await aBinding(owner)];
    expect(outcomeOf(await colleague('helpdesk').post('bindings/end', { bindingIds, ...reason }))).toBe(
      refused,
    );
    const open = await product().sql<{ open: number }>(
      `select (select count(*) from logon.session where id = any($1) and ended_at is null)
         + (select count(*) from binding.binding where id = any($2) and ended_at is null)::int as open`,
      [sessionIds, bindingIds],
    );
    expect(open).toEqual([{ open: '4' }]);
  });

  it('L1: leaves a record when it is refused', async () => {
    const target = await newTarget('owner');
    await colleague('helpdesk').post('attach-links', { accountId: target.id, ...reason });
    const [event] = await product().sql<{ payload: Readonly<Record<string, unknown>> }>(
      `select payload from messaging.outbox where name = 'logon.access.refused.v1' order by position desc limit 1`,
    );
    expect(event?.payload).toMatchObject({
      outcome: 'refused',
      reason: 'accounts.more_privileged',
      permission: 'attach-links.create',
      route: 'POST /api/admin/attach-links',
    });
  });
});
