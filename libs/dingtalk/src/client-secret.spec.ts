import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { IdentifyPerson, ListDingTalkConnections, RotateClientSecret } from './index.js';
import { DingTalkFeature } from './testing/dingtalk-feature.js';

let feature: DingTalkFeature;

beforeAll(async () => {
  feature = await DingTalkFeature.start();
});

beforeEach(() => feature.begin());

afterAll(() => feature.close());

describe('the secret of a connection', () => {
  const stored = async (): Promise<string> => {
    const rows = await feature
      .get(UnitOfWork)
      .run(feature.tenantId, (transaction) => transaction.query('select * from dingtalk.connection'));
    return JSON.stringify(rows);
  };

  it('D7: is stored encrypted, and appears in no answer and no event', async () => {
    const id = await feature.enabled();
    await feature.get(RotateClientSecret).execute(feature.tenantId, id, 'canary-rotated');
    expect(await stored()).not.toContain('canary');
    expect(JSON.stringify(await feature.get(ListDingTalkConnections).execute(feature.tenantId))).not.toMatch(
      /canary|encrypted/,
    );
    expect(JSON.stringify(await feature.events())).not.toContain('canary');
    expect((await feature.events()).at(-1)?.name).toBe('dingtalk.connection.secret-rotated.v1');
  });

  it('D7: cannot be decrypted when it was copied from another connection', async () => {
    const id = await feature.enabled();
    const { id: other } = await feature.create({
      key: 'other',
      clientId: 'other',
      clientSecret: 'other-secret',
    });
    await feature.get(UnitOfWork).run(feature.tenantId, (transaction) =>
      transaction.query(
        `update dingtalk.connection set client_secret_encrypted =
           (select client_secret_encrypted from dingtalk.connection where id = $1) where id = $2`,
        [other, id],
      ),
    );
    await expect(feature.get(IdentifyPerson).byOAuthCode(feature.tenantId, id, 'code')).rejects.toMatchObject(
      {
        code: 'dingtalk.connection.secret_unreadable',
      },
    );
  });

  it('is the new one from the next call on', async () => {
    const id = await feature.enabled();
    await feature.get(RotateClientSecret).execute(feature.tenantId, id, 'canary-rotated');
    await feature.get(IdentifyPerson).byOAuthCode(feature.tenantId, id, 'code');
    const exchange = feature.fake.calls.findLast(({ path }) => path === '/v1.0/oauth2/userAccessToken');
    expect(JSON.parse(exchange?.body ?? '{}')).toMatchObject({ clientSecret: 'canary-rotated' });
  });

  it('is refused without being repeated if it has an impossible form', async () => {
    const id = await feature.enabled();
    const refusal: unknown = await feature
      .get(RotateClientSecret)
      .execute(feature.tenantId, id, 'canary with spaces')
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(JSON.stringify([Object.entries(refusal as DomainError), String(refusal)])).not.toContain('canary');
  });
});
