import { createPrivateKey, sign, verify } from 'node:crypto';
import { RotateSigningKeys } from './application/rotate-signing-keys.js';
import { SigningKeys } from './application/signing-keys.js';
import { CareForKeys } from './tasks/care-for-keys.js';
import { ApplicationsScene } from './testing/applications-scene.js';

let scene: ApplicationsScene;

beforeAll(async () => {
  scene = await ApplicationsScene.start();
});
beforeEach(() => scene.begin());
afterAll(() => scene.close());

const use = () => scene.get(SigningKeys).use(scene.tenantId);
const DAY = 86_400;

describe('O7: the keys of a tenant', () => {
  it('are made once, when they are first needed, one per algorithm', async () => {
    const [one, other] = await Promise.all([use(), use()]);
    expect(one.map(({ algorithm }) => algorithm).sort()).toEqual(['ES256', 'EdDSA', 'RS256']);
    expect(other).toEqual(one);
    const elsewhere = one.map(({ id }) => id);
    await scene.begin();
    expect((await use()).filter(({ id }) => elsewhere.includes(id))).toEqual([]);
  });

  it('are stored encrypted, each bound to its own row', async () => {
    const [first] = await use();
    const rows = await scene.sql<{ id: string; text: string }>(
      'select id, to_jsonb(k)::text as text from applications.signing_key k',
    );
    expect(rows).toHaveLength(3);
    for (const { text } of rows) expect(text).not.toMatch(/"(d|p|q|dp|dq|qi)"/);
    const secret = String(first?.jwk.d);
    expect(JSON.stringify(rows)).not.toContain(secret);
    await scene.sql(
      `update applications.signing_key k set private_jwk_encrypted =
         (select o.private_jwk_encrypted from applications.signing_key o where o.algorithm = 'ES256')
       where k.algorithm = 'EdDSA'`,
    );
    await expect(use()).rejects.toMatchObject({ code: 'signing_key.unreadable' });
  });

  it('overlap when they are rotated: the new ones come first, the former ones stay published for a week', async () => {
    const former = await use();
    await scene.get(RotateSigningKeys).execute(scene.tenantId);
    const both = await use();
    expect(both).toHaveLength(6);
    expect(
      both
        .slice(3)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(former.map(({ id }) => id).sort());
    const signature = sign(
      null,
      Buffer.from('x'),
      createPrivateKey({ key: keyOf(former, 'EdDSA'), format: 'jwk' }),
    );
    const { d: _, ...publicPart } = keyOf(both.slice(3), 'EdDSA');
    expect(verify(null, Buffer.from('x'), { key: publicPart, format: 'jwk' }, signature)).toBe(true);
    scene.feature.clock.advance(7 * DAY + 1);
    expect((await use()).map(({ id }) => id)).toEqual(both.slice(0, 3).map(({ id }) => id));
    await scene.get(CareForKeys).care();
    expect(await scene.sql('select id from applications.signing_key')).toHaveLength(3);
    expect(await scene.events()).toMatchObject([
      { name: 'applications.signing-keys.rotated.v1' },
      { name: 'applications.signing-keys.rotated.v1' },
    ]);
  });

  it('are replaced after 90 days by the worker, and not before', async () => {
    const former = await use();
    await scene.get(CareForKeys).care();
    expect(await use()).toHaveLength(3);
    scene.feature.clock.advance(91 * DAY);
    await scene.get(CareForKeys).care();
    const now = await scene.get(SigningKeys).list(scene.tenantId);
    expect(now.filter(({ retiresAt }) => retiresAt === null)).toHaveLength(3);
    expect(now.filter(({ id }) => former.some((key) => key.id === id))).toHaveLength(3);
  });
});

function keyOf(keys: Awaited<ReturnType<typeof use>>, algorithm: string) {
  const found = keys.find((key) => key.algorithm === algorithm);
  if (found === undefined) throw new Error(`No key of ${algorithm}`);
  return found.jwk as Record<string, unknown>;
}
