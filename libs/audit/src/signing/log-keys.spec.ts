import { randomBytes } from 'node:crypto';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { KeyRing } from '#runtime';
import { asOwner, createTestDatabase, startFeature, type TestDatabase, type TestFeature } from '#testing';
import { AuditProofModule } from '../proof.module.js';
import { LogKeys } from './log-keys.js';
import { LogSigner } from './log-signer.js';
import { signatureState } from './signatures.js';

const [K1, K2, K3] = ['k1', 'k2', 'k3'].map((id) => `${id}:${randomBytes(32).toString('base64')}`) as [
  string,
  string,
  string,
];

describe('the public keys of the log', () => {
  let database: TestDatabase;
  const started: TestFeature[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    for (const { app } of started.splice(0)) await app.close();
    await database.drop();
  });

  async function keysOf(ring: string): Promise<LogKeys> {
    const environment = { ENCRYPTION_KEYS: ring };
    const feature = await startFeature([AuditProofModule], { database, environment });
    started.push(feature);
    return feature.app.get(LogKeys);
  }

  async function retire(ring: string, id: string): Promise<void> {
    const logKeys = await keysOf(ring);
    const unitOfWork = started.at(-1)?.app.get(UnitOfWork);
    await unitOfWork?.runWithoutTenant((transaction) => logKeys.keep(transaction, id));
  }

  const document = new LogSigner(KeyRing.from(K1)).sign({ version: 1 });

  it('L3: still verify signatures of a retired key that has left the ring', async () => {
    expect(signatureState(document, await (await keysOf(K2)).publicKeys())).toBe('key_unknown');
    await retire(`${K2},${K1}`, 'k1');
    const after = await keysOf(K2);
    const changed = { ...document, version: 2 };
    expect(signatureState(document, await after.publicKeys())).toBe('valid');
    expect(signatureState(changed, await after.publicKeys())).toBe('forged');
  });

  it('L3: vouch for one another when several are retired in turn; retiring one twice changes nothing', async () => {
    await retire(`${K2},${K1}`, 'k1');
    await retire(`${K2},${K1}`, 'k1');
    await retire(`${K3},${K2}`, 'k2');
    const keys = await keysOf(K3);
    expect((await keys.publicKeys()).list().map(({ id }) => id)).toEqual(['k3', 'k2', 'k1']);
    expect(signatureState(document, await keys.publicKeys())).toBe('valid');
  });

  it('are listed once while a retired key is still in the ring', async () => {
    await retire(`${K2},${K1}`, 'k1');
    const keys = await keysOf(`${K2},${K1}`);
    expect((await keys.publicKeys()).list().map(({ id }) => id)).toEqual(['k2', 'k1']);
  });

  it('L3: are not accepted when somebody has only written them into the database', async () => {
    await retire(`${K2},${K1}`, 'k1');
    const stranger = new LogSigner(KeyRing.from(`k2:${randomBytes(32).toString('base64')}`));
    const [{ pem } = { pem: '' }] = stranger.publicKeys().list();
    const claims = { version: 1, retired: 'k1', publicKey: pem, retiredAt: new Date().toISOString() };
    const [genuine] = await asOwner<{ document: object }>(database, 'select document from audit.retired_key');
    for (const forged of [
      stranger.sign(claims),
      { ...genuine?.document, publicKey: pem },
      { nonsense: true },
    ])
      await asOwner(database, 'insert into audit.retired_key values ($1, $2, $3)', [
        newId(),
        'k1',
        JSON.stringify(forged),
      ]);
    const keys = await (await keysOf(K2)).publicKeys();
    expect(keys.list()).toHaveLength(2);
    expect(keys.list().map((key) => key.pem)).not.toContain(pem);
  });
});
