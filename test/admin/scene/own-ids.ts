import { CreateAttachLink } from '#binding';
import type { Answer } from '../../harness/agent.js';
import { confirm, phoneOf, scan, showQr, ticketPath } from '../../harness/logon.js';
import type { Product } from '../../harness/start-product.js';
import { newBrowser } from '../../security/scene/agents.js';
import { newPerson, offered } from '../../security/scene/attaching.js';
import type { SecondTenant } from '../../security/scene/second-tenant.js';
import { useCase } from '../../security/scene/use-case.js';
import { AdminApi } from './admin-api.js';
import { newAccount } from './colleagues.js';
import { outboundId, readyToCompare } from './outbound-ids.js';

type Made = Readonly<Record<string, string>>;

/** Gets an id; the thing belongs to the one before it in the path. */
type Make = (product: Product, owner: AdminApi, before: Made) => Promise<string>;

let count = 0;
const newName = (): string => `own-${String((count += 1))}`;

/** How to get a thing of the demo tenant, by the path segment before its id. A new kind needs a line here. */
const KINDS: Readonly<Record<string, Make>> = {
  'dingtalk-connections': connection,
  'unknown-identity-rules': connection,
  accounts: (product) => newAccount(product, newName()),
  sessions: async (product) => {
    const username = newName();
    await newAccount(product, username);
    await AdminApi.of(product, username);
    return only(
      product,
      'select id from logon.session where tenant_id = $1 order by created_at desc limit 1',
    );
  },
  imports: async (_product, owner) => idOf(await owner.postCsv('accounts/imports', `username\n${newName()}`)),
  exports: async (_product, owner) => idOf(await owner.post('audit/exports', { format: 'csv' })),
  bindings: async (product, owner) => {
    const accountId = await newAccount(product, newName());
    const unlinkedIdentityId = await unlinkedIdentity(product);
    return idOf(await owner.post('bindings', { accountId, unlinkedIdentityId }));
  },
  'attach-links': async (product) => {
    await useCase(product, CreateAttachLink).execute(product.tenantId, {
      username: 'bob',
      reason: 'sample',
      validHours: 1,
    });
    return only(product, 'select id from binding.attach_link where tenant_id = $1 order by id desc limit 1');
  },
  'unlinked-identities': unlinkedIdentity,
  /** A connection whose organisation is not being read now, and can be compared with. */
  connections: async (product) => {
    await endRuns(product);
    await readyToCompare(product);
    return connection(product);
  },
  runs: async (product, owner) => {
    await endRuns(product);
    const connectionId = await connection(product);
    return idOf(await owner.post('directory/runs/preview', { connectionId }));
  },
  people: async (product) =>
    only(
      product,
      `insert into directory.person (id, tenant_id, connection_id, subject, seat, account_id, name, units, state, is_ours, read_at, created_at)
       select gen_random_uuid(), $1, c.id, a.id::text, 'own', a.id, 'Own', '{}', 'present', false, now(), now()
       from dingtalk.connection c, accounts.account a where c.tenant_id = $1 and a.tenant_id = $1 and a.id not in (select account_id from directory.person)
       limit 1 returning id`,
    ),
  applications: async (_product, owner) =>
    idOf(
      await owner.post('applications', {
        name: newName(),
        redirectUris: ['https://own.example/callback'],
        audience: 'assigned',
      }),
    ),
  pairs: (product) => outboundId(product, 'pairs'),
  comparisons: (product) => outboundId(product, 'comparisons'),
  units: (product) => outboundId(product, 'unitId'),
  groups: async (_product, owner) => idOf(await owner.post('groups', { name: newName() })),
  'saml-applications': async (_product, owner) => {
    const name = newName();
    const consumers = [{ location: 'https://own.example/acs' }];
    return idOf(
      await owner.post('saml-applications', { name, entityId: `https://${name}.example`, consumers }),
    );
  },
  // The tenant and the person have the same path segment: a token of the owner's own serves both.
  'api-tokens': async (product, owner) => {
    // The number of a person's tokens is limited.
    await product.sql('update api_access.token set revoked_at = now() where revoked_at is null');
    return idOf(await owner.post('me/api-tokens', { name: newName(), permissions: ['audit.read'] }));
  },
  'forward-applications': async (_product, owner) => {
    const name = newName();
    return idOf(await owner.post('forward-applications', { name, hosts: [`${name}.example`] }));
  },
  'profile-fields': async (product, owner) => {
    // The number of a tenant's profile fields is limited.
    await product.sql('delete from profiles.field where not is_built_in');
    const label = { en: 'Own', zh: '自有' };
    return idOf(await owner.post('profile-fields', { key: newName(), label, type: 'text' }));
  },
  assignments: async (_product, owner, { applicationId = '' }) =>
    idOf(await owner.post(`applications/${applicationId}/assignments`, { role: 'auditor' })),
};

const NEWEST_UNLINKED =
  'select id from binding.unlinked_identity where tenant_id = $1 order by last_tried_at desc, id desc limit 1';

/** Kinds of the ids in bodies, by field. */
const FIELDS: Readonly<Record<string, string>> = {
  accountId: 'accounts',
  accountIds: 'accounts',
  bindingIds: 'bindings',
  connectionId: 'connections',
  groupId: 'groups',
  sessionIds: 'sessions',
  unitId: 'units',
  unlinkedIdentityId: 'unlinked-identities',
};

/** A DingTalk person who has tried to log on and has no linked account. */
async function unlinkedIdentity(product: Product): Promise<string> {
  await offered(product, newPerson(product, newName()));
  return only(product, NEWEST_UNLINKED);
}

/** A real id of the demo tenant for a field of a body. */
export function ownIdFor(product: Product, owner: AdminApi, field: string): Promise<string> {
  return make(FIELDS[field] ?? field, product, owner);
}

/** The same for another tenant, for the other ids of a body. */
export async function rivalIdFor(product: Product, rival: SecondTenant, field: string): Promise<string> {
  if (field === 'accountId') return rival.aliceId;
  if (field === 'connectionId' || field === 'groupId' || field === 'unitId')
    return outboundId(product, field, rival.id);
  const [browser, phone] = [newBrowser(product), phoneOf(product)];
  const path = await showQr(browser, rival.slug);
  await scan(product, phone, newPerson(product, newName()), path, rival.app);
  await confirm(phone, path);
  await browser.postJson(`${ticketPath(rival.slug)}/redeem`);
  return only(product, NEWEST_UNLINKED, rival.id);
}

/** Real ids of the demo tenant for the id parameters of this path, by name. */
export async function ownIds(
  product: Product,
  owner: AdminApi,
  path: string,
  names: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [, kind = '', name = ''] of path.matchAll(/([\w-]+)\/\{(\w+)\}/g)) {
    if (name in names) continue;
    ids[name] = await make(kind, product, owner, ids);
  }
  return ids;
}

function make(kind: string, product: Product, owner: AdminApi, before: Made = {}): Promise<string> {
  const known = KINDS[kind];
  if (known === undefined) throw new Error(`Say in own-ids.ts how a test gets one of ${kind}`);
  return known(product, owner, before);
}

function connection(product: Product): Promise<string> {
  return outboundId(product, 'connectionId');
}

/** Ends running imports of a directory: a connection has one run at a time. */
async function endRuns(product: Product): Promise<void> {
  await product.sql(
    `update directory.run set state = 'cancelled', finished_at = now() where finished_at is null and tenant_id = $1`,
    [product.tenantId],
  );
}

async function only(product: Product, sql: string, tenantId = product.tenantId): Promise<string> {
  const [row] = await product.sql<{ id: string }>(sql, [tenantId]);
  if (row === undefined) throw new Error(`The tenant has none: ${sql}`);
  return row.id;
}

function idOf(answer: Answer): string {
  return answer.json<{ id: string }>().id;
}
