import type { Certified } from '../scene/certified.js';

type Metadata = Readonly<Record<string, unknown>>;

/** `oidcc-config-certification-test-plan`, and the discovery cases of the logoff plans. */
export function discovery(certified: Certified): void {
  const issuer = () => `${certified.place.product().url}/t/demo`;
  const found = () => fetch(`${issuer()}/.well-known/openid-configuration`);
  const metadata = async () => (await (await found()).json()) as Metadata;

  describe('Config OP: the provider’s metadata', () => {
    it('oidcc-discovery-endpoint-verification: is JSON of this issuer, with addresses of its own only', async () => {
      const answer = await found();
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        expect.stringMatching(/^application\/json/),
      ]);
      const told = (await answer.json()) as Metadata;
      expect(told['issuer']).toBe(issuer());
      // In production, PUBLIC_URL is https, and so are all of these.
      const addresses = Object.entries(told).filter(([name]) => /_(endpoint|uri)$/.test(name));
      expect(addresses.length).toBeGreaterThan(7);
      for (const [name, address] of addresses)
        expect([name, String(address)]).toEqual([name, expect.stringContaining(`${issuer()}/oidc/`)]);
    });

    it('oidcc-discovery-endpoint-verification: names the supported features only', async () => {
      expect(await metadata()).toMatchObject({
        response_types_supported: ['code'],
        subject_types_supported: ['public', 'pairwise'],
        id_token_signing_alg_values_supported: ['EdDSA', 'ES256', 'RS256'],
        code_challenge_methods_supported: ['S256'],
        claims_parameter_supported: true,
        scopes_supported: expect.arrayContaining(['openid', 'profile', 'email']) as string[],
        claims_supported: expect.arrayContaining([
          'sub',
          'auth_time',
          'acr',
          'amr',
          'name',
          'email',
        ]) as string[],
        grant_types_supported: expect.arrayContaining(['authorization_code', 'refresh_token']) as string[],
      });
      expect(await metadata()).not.toHaveProperty('registration_endpoint');
    });

    it('oidcc-discovery-endpoint-verification: links to keys of each algorithm without any secret part', async () => {
      const { jwks_uri: address } = await metadata();
      const { keys } = (await (await fetch(String(address))).json()) as { keys: Metadata[] };
      const kids = keys.map(({ kid }) => kid);
      expect(new Set(kids).size).toBe(kids.length);
      expect(keys.map(({ kty }) => kty).sort()).toEqual(['EC', 'OKP', 'RSA']);
      for (const key of keys)
        for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key).not.toHaveProperty(secret);
    });
  });

  it('oidcc-rp-initiated-logout-discovery-endpoint-verification: there is an address for logging off', async () => {
    expect(await metadata()).toMatchObject({ end_session_endpoint: `${issuer()}/oidc/logout` });
  });

  it('oidcc-backchannel-logout-discovery-endpoint-verification: applications can be told of ended sessions', async () => {
    expect(await metadata()).toMatchObject({
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
    });
  });
}
