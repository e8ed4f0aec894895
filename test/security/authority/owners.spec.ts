import {
  CheckImport,
  CreateAccount,
  RunImport,
  SetRole,
  SuspendAccount,
  UpdateAccount,
  type Role,
} from '#accounts';
import { SetPassword } from '#authenticators';
import { CreateBinding, EndBinding } from '#binding';
import { UnitOfWork } from '#database';
import { SwitchQrLogon } from '#dingtalk-qr';
import { CreateConnection, externalIdentity } from '#dingtalk';
import { newId } from '#kernel';
import { DisableMethod, EnableMethod, FindTenantsWithoutOwner } from '#logon-menu';
import { CreateTenant } from '#tenancy';
import { PASSWORD } from '../../harness/start-product.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });
const LAST_OWNER = { kind: 'conflict', code: 'accounts.last_owner' };

let tenantId: string;
let connectionId: string;

beforeEach(async () => {
  const slug = `t-${newId().slice(-12)}`;
  tenantId = (await useCase(product(), CreateTenant).execute({ slug, name: 'Acme' })).id;
});

interface Owner {
  readonly id: string;
  readonly username: string;
}

async function newAccount(username: string, role: Role = 'owner', email?: string): Promise<Owner> {
  const input = { username, displayName: username, role, ...(email === undefined ? {} : { email }) };
  const { id } = await useCase(product(), CreateAccount).execute(tenantId, input);
  return { id, username };
}

const withPassword = async (owner: Owner): Promise<Owner> => {
  await useCase(product(), SetPassword).execute(tenantId, owner.id, PASSWORD);
  return owner;
};

const newConnection = async (key: string): Promise<string> => {
  const app = {
    key,
    corpId: 'dingcorp',
    clientId: `client-${key}`,
    clientSecret: 'a-secret',
    displayName: key,
  };
  return (await useCase(product(), CreateConnection).execute(tenantId, app)).id;
};

/** Lets an owner log on by DingTalk alone. */
const withBinding = async (owner: Owner, onConnection = connectionId): Promise<string> => {
  const person = { unionId: newId(), corpId: 'dingcorp', userId: 'u', name: 'Owner' };
  const identity = externalIdentity(onConnection, person);
  const { bindingId } = await useCase(product(), UnitOfWork).run(tenantId, (transaction) =>
    useCase(product(), CreateBinding).create(transaction, {
      identity,
      accountId: owner.id,
      origin: 'admin',
      authority: 'operator',
    }),
  );
  return bindingId;
};

const setRole = (owner: Owner, role: Role) => useCase(product(), SetRole).execute(tenantId, owner.id, role);
const suspend = (owner: Owner) => useCase(product(), SuspendAccount).execute(tenantId, owner.id, 'test');
const disable = (method: string) => useCase(product(), DisableMethod).execute(tenantId, method);
const enable = (method: string) => useCase(product(), EnableMethod).execute(tenantId, method);

async function removeEmail(owner: Owner): Promise<void> {
  const [row] = await product().sql<{ at: Date }>(
    'select updated_at as at from accounts.account where id = $1',
    [owner.id],
  );
  const revision = String(row?.at.getTime());
  await useCase(product(), UpdateAccount).execute(tenantId, owner.id, { email: null }, revision);
}

describe('K2: beside another owner who', () => {
  let real: Owner;

  beforeEach(async () => {
    real = await withPassword(await newAccount('real'));
  });

  const OTHERS: readonly (readonly [string, () => Promise<Owner>])[] = [
    ['was imported and has nothing to log on with', () => importedOwner()],
    [
      'is suspended',
      async () => {
        const other = await withPassword(await newAccount('other'));
        await suspend(other);
        return other;
      },
    ],
    ['has an address, while codes are off', () => newAccount('other', 'owner', 'other@acme.test')],
    [
      'has a link, while QR logon is off',
      async () => {
        connectionId = await newConnection('main');
        const other = await newAccount('other');
        await withBinding(other);
        return other;
      },
    ],
    [
      'has a password set by someone with a lesser role',
      async () => {
        const other = await withPassword(await newAccount('other', 'member'));
        await product().sql(
          `update authenticators.password set authority = 'administrator' where account_id = $1`,
          [other.id],
        );
        await setRole(other, 'owner');
        return other;
      },
    ],
    [
      'has an address entered by someone with a lesser role, while codes are on',
      async () => {
        await enable('email-code');
        const other = await newAccount('other', 'owner', 'other@acme.test');
        await product().sql(`update accounts.account set email_authority = 'administrator' where id = $1`, [
          other.id,
        ]);
        return other;
      },
    ],
  ];

  async function importedOwner(): Promise<Owner> {
    const { id } = await useCase(product(), CheckImport).execute(
      tenantId,
      Buffer.from('username,role\nghost,owner'),
    );
    await useCase(product(), RunImport).execute(tenantId, id, { skipTaken: false });
    const [row] = await product().sql<{ id: string }>(
      `select id from accounts.account where tenant_id = $1 and username = 'ghost'`,
      [tenantId],
    );
    return { id: row?.id ?? '', username: 'ghost' };
  }

  it.each(OTHERS)('%s, the only owner who can log on must stay', async (_who, other) => {
    await other();
    await expect(setRole(real, 'member')).rejects.toMatchObject(LAST_OWNER);
    await expect(suspend(real)).rejects.toMatchObject(LAST_OWNER);
  });

  it('can log on, the first one may go', async () => {
    await withPassword(await newAccount('other'));
    await setRole(real, 'member');
  });
});

describe('K2: the last way of the owners to log on is not taken away', () => {
  beforeEach(async () => {
    // An administrator who can log on in another way is no substitute for an owner.
    await withPassword(await newAccount('administrator', 'administrator'));
    await enable('email-code');
    connectionId = await newConnection('main');
    await useCase(product(), SwitchQrLogon).enable(tenantId, connectionId);
  });

  it('by switching its method off', async () => {
    await newAccount('owner', 'owner', 'owner@acme.test');
    await expect(disable('email-code')).rejects.toMatchObject(LAST_OWNER);
    await disable('dingtalk-qr');
  });

  it('by switching off the method with its connection', async () => {
    await withBinding(await newAccount('owner'));
    await expect(disable('dingtalk-qr')).rejects.toMatchObject(LAST_OWNER);
    const off = useCase(product(), SwitchQrLogon).disable(tenantId, connectionId);
    await expect(off).rejects.toMatchObject(LAST_OWNER);
  });

  it('by switching off its connection, while another one stays on', async () => {
    await withBinding(await newAccount('owner'));
    const other = await newConnection('other');
    await useCase(product(), SwitchQrLogon).enable(tenantId, other);
    const off = (id: string) => useCase(product(), SwitchQrLogon).disable(tenantId, id);
    await expect(off(connectionId)).rejects.toMatchObject(LAST_OWNER);
    await off(other);
  });

  it('by removing the email address', async () => {
    const owner = await newAccount('owner', 'owner', 'owner@acme.test');
    await expect(removeEmail(owner)).rejects.toMatchObject(LAST_OWNER);
    await withPassword(owner);
    await removeEmail(owner);
  });

  it('by ending the link', async () => {
    const bindingId = await withBinding(await newAccount('owner'));
    const bindings = useCase(product(), EndBinding);
    const act = { reason: 'test' };
    await expect(bindings.byAdministrator(tenantId, { ...act, bindingId })).rejects.toMatchObject(LAST_OWNER);
    const many = bindings.manyByAdministrator(tenantId, { ...act, bindingIds: [bindingId] });
    await expect(many).rejects.toMatchObject(LAST_OWNER);
  });

  it('is not required if no owner had one', async () => {
    const ghost = await newAccount('ghost');
    await newAccount('second-ghost');
    await setRole(ghost, 'member');
    await disable('email-code');
  });
});

it('K2: the operator is told of a tenant whose owners are all locked out', async () => {
  const slugs = async () => useCase(product(), FindTenantsWithoutOwner).execute();
  const [tenant] = await product().sql<{ slug: string }>('select slug from tenancy.tenant where id = $1', [
    tenantId,
  ]);
  await newAccount('ghost');
  expect(await slugs()).toContain(tenant?.slug);
  await withPassword(await newAccount('real'));
  expect(await slugs()).not.toContain(tenant?.slug);
});

describe('K2: of several ways that are removed at once, one remains', () => {
  it.each(Array.from({ length: 5 }, (_, round) => round + 1))('round %i', async () => {
    await enable('email-code');
    connectionId = await newConnection('main');
    await useCase(product(), SwitchQrLogon).enable(tenantId, connectionId);
    const [byPassword, bySuspension] = [await newAccount('by-password'), await newAccount('suspended')];
    await withPassword(byPassword);
    await withPassword(bySuspension);
    const byMail = await newAccount('by-mail', 'owner', 'owner@acme.test');
    const bindingId = await withBinding(await newAccount('by-link'));
    const results = await Promise.allSettled([
      setRole(byPassword, 'administrator'),
      suspend(bySuspension),
      removeEmail(byMail),
      useCase(product(), EndBinding).byAdministrator(tenantId, { bindingId, reason: 'test' }),
    ]);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });
});
