import { SET_UPS } from '.';

const OIDC = {
  issuer: 'https://portal.example/t/acme',
  discovery: 'https://portal.example/t/acme/.well-known/openid-configuration',
  clientId: 'id',
  clientSecret: 'secret',
  redirectUri: 'https://app.example/callback',
  base: 'https://app.example',
};
const SAML = {
  metadataUrl: 'https://portal.example/t/acme/saml/metadata',
  ssoUrl: 'https://portal.example/t/acme/saml/sso',
  sloUrl: 'https://portal.example/t/acme/saml/slo',
  certificate: 'PEM',
  fingerprint: 'AA',
  base: 'https://app.example',
};

/** The names that a set-up has: of what is registered here, with its attributes, and of what is entered there. */
function namesOf(setUp: (typeof SET_UPS)[number]): readonly string[] {
  if (setUp.protocol === 'forward') return Object.keys(setUp.register());
  if (setUp.protocol === 'oidc')
    return [...Object.keys(setUp.register(OIDC.base)), ...setUp.values(OIDC).map(([name]) => name)];
  const registered = setUp.register(SAML.base, { role: 'role', provider: 'provider' });
  const attributes = (registered.attributes ?? []).map(({ name }) => name);
  return [...Object.keys(registered), ...attributes, ...setUp.values(SAML).map(([name]) => name)];
}

describe('the set-ups of the gallery', () => {
  it('have each a key of its own and a public source', () => {
    const keys = SET_UPS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(SET_UPS.filter(({ source }) => !/^https:\/\/[^/]+\/./.test(source))).toEqual([]);
  });

  it('name what was not found in the documentation as they name it elsewhere', () => {
    const unknown = SET_UPS.flatMap((setUp) =>
      (setUp.unconfirmed ?? []).filter((name) => !namesOf(setUp).includes(name)),
    );
    expect(unknown).toEqual([]);
  });

  it('register addresses of the application that is connected, and no other', () => {
    for (const setUp of SET_UPS) {
      if (setUp.protocol === 'forward' || setUp.example === undefined) continue;
      const text = JSON.stringify(setUp.register('https://app.example', {}));
      expect(text.match(/https?:\/\/[^/"]+/g)?.filter((one) => one !== 'https://app.example')).toEqual([]);
    }
  });
});
