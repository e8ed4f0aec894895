// The floor of single sign-on: a bare `oidc-provider` that keeps everything in this process's memory. One client, one person, no tenants,
// database or log: it costs what the library itself costs on this machine.
import { createHash } from 'node:crypto';
import { Provider } from 'oidc-provider';

const { PORT, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI, VERIFIER } = process.env;
const SCOPE = 'openid profile email';

const kept = new Map();

/** All rows of a model, by id. Consuming is not atomic, as nothing runs concurrently. */
class MemoryAdapter {
  constructor(model) {
    this.model = model;
  }
  async upsert(id, payload) {
    kept.set(`${this.model}:${id}`, payload);
  }
  async find(id) {
    return kept.get(`${this.model}:${id}`);
  }
  async consume(id) {
    kept.get(`${this.model}:${id}`).consumed = Math.floor(Date.now() / 1000);
  }
  async destroy(id) {
    kept.delete(`${this.model}:${id}`);
  }
  async findByUid() {}
  async findByUserCode() {}
  async revokeByGrantId(grantId) {
    for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
  }
}

const provider = new Provider(`http://localhost:${PORT}`, {
  adapter: MemoryAdapter,
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      redirect_uris: [REDIRECT_URI],
      grant_types: ['authorization_code', 'refresh_token'],
    },
  ],
  claims: { openid: ['sub', 'sid', 'acr', 'amr', 'auth_time'], profile: ['name'], email: ['email'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: () => '/' },
  findAccount: async (_ctx, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, name: 'Person', email: 'person@bench.test' }),
  }),
  issueRefreshToken: () => true,
  rotateRefreshToken: true,
  cookies: { keys: ['a-key-for-the-bench'] },
});

/** Codes as from logons. */
async function codes(count) {
  const grant = new provider.Grant({ clientId: CLIENT_ID, accountId: 'person' });
  grant.addOIDCScope(SCOPE);
  const grantId = await grant.save();
  const client = await provider.Client.find(CLIENT_ID);
  const code = () =>
    new provider.AuthorizationCode({
      accountId: 'person',
      client,
      grantId,
      redirectUri: REDIRECT_URI,
      scope: SCOPE,
      gty: 'authorization_code',
      authTime: Math.floor(Date.now() / 1000),
      codeChallenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      codeChallengeMethod: 'S256',
    }).save();
  return Promise.all(Array.from({ length: count }, code));
}

process.on('message', ({ id, ask, count }) => {
  if (ask === 'codes') void codes(count).then((answer) => process.send({ id, answer }));
});

provider.listen(Number(PORT), '127.0.0.1', () => console.log('the bare provider is running'));
