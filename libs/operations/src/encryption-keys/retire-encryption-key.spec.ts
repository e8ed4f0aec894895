import { Installation, newKey } from '../testing/installation.js';
import { Journal, ListEncryptionKeys, RetireEncryptionKey } from '../index.js';

const [K1, K2] = [newKey('k1'), newKey('k2')];

describe('the encryption keys of an installation', () => {
  let installation: Installation;

  beforeEach(async () => {
    installation = await Installation.make();
  });
  afterEach(() => installation.close());

  it('are listed with their uses, in every table of every tenant, including missing keys', async () => {
    const old = await installation.with(K1);
    await installation.tenant(old, 'acme');
    const { id } = await installation.tenant(old, 'other');
    await installation.mails(old, id, 3);
    const places = [
      { table: 'audit.chain', column: 'lock', values: 2 },
      { table: 'dingtalk.connection', column: 'client_secret_encrypted', values: 2 },
      { table: 'audit.webhook', column: 'secret_encrypted', values: 2 },
      { table: 'mail.outgoing', column: 'content', values: 3 },
    ];
    const list = async (ring: string) => (await installation.with(ring)).get(ListEncryptionKeys).execute();
    const named = { values: 13, places: expect.arrayContaining(places) as unknown };
    expect(await list(K1)).toEqual([{ id: 'k1', state: 'first', ...named }]);
    expect(await list(`${K2},${K1}`)).toEqual([
      { id: 'k2', state: 'first', values: 0, places: [] },
      { id: 'k1', state: 'kept', ...named },
    ]);
    expect((await list(K2)).map(({ id: key, state }) => [key, state])).toEqual([
      ['k2', 'first'],
      ['k1', 'missing'],
    ]);
  });

  it('D7: cannot be retired while anything uses them, while they encrypt, or if they are unknown', async () => {
    const old = await installation.with(K1);
    const { id } = await installation.tenant(old, 'acme');
    await installation.mails(old, id, 2);
    const both = await installation.with(`${K2},${K1}`);
    const retire = (key: string) => both.get(RetireEncryptionKey).execute(key);
    await expect(retire('k1')).rejects.toMatchObject({
      code: 'operations.key_in_use',
      detail: expect.stringMatching(/2 in mail\.outgoing\.content.*Run: encryption-keys rotate/) as unknown,
      facts: { values: 7 },
    });
    await expect(retire('k2')).rejects.toMatchObject({ code: 'operations.key_encrypts' });
    await expect(retire('k9')).rejects.toMatchObject({ code: 'operations.key_unknown' });
    expect(await both.get(Journal).list()).toEqual([]);
  });
});
