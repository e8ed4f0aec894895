import { newId } from '#kernel';
import { AdvanceLogon, LogonPolicy } from '../index.js';
import { FACTOR, FurtherProofs } from '../testing/further-proofs.js';
import { DEVICE, LogonScene, sessionOf } from '../testing/logon-scene.js';

const ATTACH = 'spec.attach';

describe('a further proof', () => {
  let scene: LogonScene;
  let proofs: FurtherProofs;
  let completions: string[];

  beforeAll(async () => {
    scene = await LogonScene.start();
    proofs = new FurtherProofs(scene);
    scene.get(LogonPolicy).register({
      key: ATTACH,
      purpose: 'attach',
      page: 'attach',
      isMetBy: (method) => method === 'proof',
      complete: (_transaction, { method }) => {
        completions.push(method);
        return Promise.resolve({});
      },
    });
  });
  afterAll(() => scene.feature.close());
  beforeEach(async () => {
    await scene.begin();
    proofs.begin();
    completions = [];
  });

  it('completes the requirement of a logon at its end, with the proof that was for that requirement', async () => {
    await scene.run((transaction) =>
      scene.get(AdvanceLogon).begin(transaction, {
        browserHash: proofs.browser,
        device: DEVICE,
        method: 'scan',
        need: ATTACH,
        subject: newId(),
        returnTo: '/t/x/',
      }),
    );
    expect(await proofs.second({ method: 'proof', need: ATTACH })).toMatchObject({
      kind: 'needs',
      need: FACTOR,
    });
    await expect(proofs.second({ method: 'proof', need: ATTACH })).rejects.toMatchObject({
      code: 'logon.nothing_waits',
    });
    expect(completions).toEqual([]);
    sessionOf(await proofs.second());
    expect(completions).toEqual(['proof']);
    expect((await scene.events()).at(-1)).toMatchObject({ payload: { purpose: 'attach', method: 'proof' } });
  });

  it('is needed in a fresh authentication too; the session keeps its secret until then', async () => {
    await proofs.first();
    const { sessionId, token } = sessionOf(await proofs.second());
    const needs = await scene.advance({
      browserHash: proofs.browser,
      proof: { accountId: scene.account.id, method: 'proof', authority: 'operator' },
      aim: { kind: 'fresh', sessionId, returnTo: '/t/x/account' },
    });
    expect(needs).toMatchObject({ kind: 'needs', need: FACTOR });
    const renewed = await proofs.second();
    expect(renewed).toMatchObject({ kind: 'renewed', sessionId, returnTo: '/t/x/account' });
    expect(renewed).not.toMatchObject({ token });
    expect(await scene.rows('select from logon.session')).toHaveLength(1);
  });

  it('is not required in an emergency, whose session is short', async () => {
    const outcome = await scene.advance({
      proof: {
        accountId: scene.account.id,
        method: 'spec-emergency',
        authority: 'operator',
        evidence: { factor: 'possession', amr: ['otp'] },
      },
      aim: { kind: 'logon', returnTo: '/t/x/', emergency: { longestSeconds: 60 } },
    });
    sessionOf(outcome);
    expect(
      await scene.rows(
        'select extract(epoch from expires_at - created_at)::int as seconds from logon.session',
      ),
    ).toEqual([{ seconds: 60 }]);
  });

  it('leads to a session that knows the application for which the logon began', async () => {
    const application = newId();
    await proofs.first({ application });
    sessionOf(await proofs.second());
    expect(await scene.rows('select application from logon.session')).toEqual([{ application }]);
    expect(await scene.rows('select application from logon.logon')).toEqual([{ application }]);
  });
});
