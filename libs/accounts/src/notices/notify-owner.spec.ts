import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { MAIL_CONTENT } from '#mail';
import { KEY_RING, type KeyRing } from '#runtime';
import { CreateTenant, tenancyEntities, UpdateTenantSettings } from '#tenancy';
import { startFeature, type TestFeature } from '#testing';
import { accountsEntities, AccountsModule, CreateAccount, ListAccounts, UpdateAccount } from '../index.js';
import { revisionOf } from '../application/update-account.js';

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

describe('A7: the owner of an account whose email address is changed', () => {
  let feature: TestFeature;
  let tenantId: string;

  beforeAll(async () => {
    feature = await startFeature([AccountsModule], {
      entities: [...tenancyEntities, ...accountsEntities],
      environment: { SMTP_URL: 'smtp://127.0.0.1:9' },
    });
  });
  afterAll(() => feature.close());

  beforeEach(async () => {
    const slug = `t-${newId().slice(-12)}`;
    tenantId = (await feature.app.get(CreateTenant).execute({ slug, name: 'Acme' })).id;
  });

  async function accountWith(email: string | null): Promise<string> {
    const input = { username: 'anna', displayName: 'Anna', role: 'member', email } as const;
    return (await feature.app.get(CreateAccount).execute(tenantId, input)).id;
  }

  async function change(accountId: string, changes: { email?: string | null; displayName?: string }) {
    const account = await feature.app.get(ListAccounts).byId(tenantId, accountId);
    if (account === null) throw new Error('No account');
    await feature.app.get(UpdateAccount).execute(tenantId, accountId, changes, revisionOf(account));
  }

  async function mails(): Promise<readonly Mail[]> {
    const rows = await feature.app
      .get(UnitOfWork)
      .run(tenantId, (transaction) =>
        transaction.query<{ id: string; content: string }>(
          'select id, content from mail.outgoing where tenant_id = $1 order by id',
          [tenantId],
        ),
      );
    const keyRing = feature.app.get<KeyRing>(KEY_RING);
    return rows.map(({ id, content }) => JSON.parse(keyRing.decrypt(content, MAIL_CONTENT.of(id))) as Mail);
  }

  it('is notified at the former address, in the languages of the tenant', async () => {
    await change(await accountWith('anna@acme.test'), { email: 'thief@elsewhere.test' });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.to).toBe('anna@acme.test');
    expect(mail?.subject).toBe('Your account has another email address · 您的账号更换了邮箱地址');
    expect(mail?.text).toContain('Hello Anna,');
    expect(mail?.text).not.toContain('thief');
  });

  it('is notified in Chinese only if the tenant does not use English', async () => {
    const settings = feature.app.get(UpdateTenantSettings);
    await settings.execute(tenantId, { languages: ['zh'] });
    await change(await accountWith('anna@acme.test'), { email: null });
    expect((await mails())[0]?.subject).toBe('您的邮箱地址已被移除');
  });

  it('gets no mail without a former address, or about other changes', async () => {
    const accountId = await accountWith(null);
    await change(accountId, { email: 'anna@acme.test' });
    await change(accountId, { displayName: 'Anna B.' });
    expect(await mails()).toEqual([]);
  });
});
