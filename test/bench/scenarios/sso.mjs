import { fileURLToPath } from 'node:url';
import { driveAll } from '../load/drive.mjs';
import { signedIn } from '../load/signed-in.mjs';
import { CALLBACK, codeAddress, ofCode, ofRefreshToken, redeem, VERIFIER } from '../load/token-endpoint.mjs';
import { freePort } from '../processes/free-port.mjs';
import { startProcess } from '../processes/start-process.mjs';

const bare = fileURLToPath(new URL('../processes/bare-provider.mjs', import.meta.url));

const SLICES = 5;
/** Codes in one slice, and as many refresh tokens after them. */
const COUNT = 300;
/** Numbers of tenants whose providers are in memory when it is measured. A process keeps 200 at most. */
const PROVIDERS = [1, 50, 100];

/** Response time of the token endpoint for an application, and the memory of a provider for each tenant. */
export async function sso(installation) {
  // First: memory that a load has released would hide it.
  const memory = await memoryOfProviders(installation);
  const sides = { product: await productSide(installation), floor: await bareSide(installation) };
  const rates = { code: { product: [], floor: [] }, refresh: { product: [], floor: [] } };
  for (let turn = 0; turn <= SLICES; turn += 1) {
    for (const [name, side] of Object.entries(sides)) {
      const { code, refresh } = await slice(side);
      if (turn === 0) continue; // warms up
      rates.code[name].push(code);
      rates.refresh[name].push(refresh);
    }
  }
  await sides.floor.stop();
  const row = (figure, figures) => ({ figure, unit: '/s', ...figures, better: 'more' });
  return [row('sso: code exchanges', rates.code), row('sso: refreshes', rates.refresh), ...memory];
}

/** Gives the throughput of each, in responses a second. */
async function slice({ port, path, client, codes }) {
  const given = [];
  const exchanged = await driveAll(await codes(COUNT), port, async (connection, code) => {
    given.push((await redeem(connection, path, client, ofCode(code))).refresh_token);
  });
  const refreshed = await driveAll(given, port, (connection, token) =>
    redeem(connection, path, client, ofRefreshToken(token)),
  );
  return { code: (COUNT * 1000) / exchanged, refresh: (COUNT * 1000) / refreshed };
}

async function productSide(installation) {
  const browser = await signedIn(installation, 'admin');
  const { id, clientSecret: secret } = await browser.post('/api/admin/applications', {
    name: 'Bench',
    redirectUris: [CALLBACK],
  });
  return {
    port: installation.ports.product,
    path: '/t/demo/oidc/token',
    client: { id, secret },
    async codes(count) {
      const codes = [];
      while (codes.length < count) codes.push(await codeOf(browser, codeAddress(id)));
      return codes;
    },
  };
}

/** Follows the browser's redirects until it is back at the application. */
async function codeOf(browser, address) {
  let next = address;
  for (let hops = 0; hops < 6; hops += 1) {
    const answer = await browser.open(next);
    await answer.text();
    next = answer.headers.get('location') ?? '';
    if (next.startsWith(CALLBACK)) return new URL(next).searchParams.get('code');
    next = next.replace(/^https?:\/\/[^/]+/, '');
  }
  throw new Error(`No code: ${next}`);
}

async function bareSide(installation) {
  const port = await freePort();
  const client = { id: 'bench', secret: 'a-secret-for-the-bench-that-is-long-enough' };
  const process = await startProcess({
    name: 'bare-provider',
    script: bare,
    folder: installation.database.folder,
    node: [],
    environment: {
      PORT: port,
      CLIENT_ID: client.id,
      CLIENT_SECRET: client.secret,
      REDIRECT_URI: CALLBACK,
      VERIFIER,
    },
  });
  return {
    port,
    path: '/token',
    client,
    codes: (count) => process.ask({ ask: 'codes', count }),
    stop: () => process.stop(),
  };
}

/** The server's heap after garbage collection, when the providers of so many tenants have been used, and the growth for each. */
async function memoryOfProviders(installation) {
  await installation.database.sql(
    `insert into tenancy.tenant
     select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'slug', 'bench-' || n))).*
     from tenancy.tenant t, generate_series(1, $1) n where t.slug = 'demo'`,
    [Math.max(...PROVIDERS)],
  );
  const held = [];
  let made = 0;
  for (const count of PROVIDERS) {
    while (made < count) await useProvider(installation, (made += 1));
    held.push((await installation.server.ask({ ask: 'memory' })).heap);
  }
  const rows = PROVIDERS.map((count, place) => ({
    figure: `sso: heap with ${count} of its providers`,
    unit: 'MB',
    product: [held[place] / 1_000_000],
    better: 'less',
  }));
  const between = PROVIDERS.slice(1).map(
    (count, place) => (held[place + 1] - held[place]) / (count - PROVIDERS[place]) / 1_000,
  );
  return [...rows, { figure: 'sso: one provider more', unit: 'KB', product: between, better: 'less' }];
}

/** Uses a tenant's provider. The library is loaded with the first one, so that it is not counted for the others. */
async function useProvider({ url }, n) {
  for (const path of ['.well-known/openid-configuration', 'oidc/jwks']) {
    const answer = await fetch(`${url}/t/bench-${n}/${path}`, {
      headers: { 'x-forwarded-for': `10.250.0.${n}` },
    });
    if (!answer.ok) throw new Error(`No provider of tenant ${n}: ${answer.status} ${await answer.text()}`);
    await answer.text();
  }
}
