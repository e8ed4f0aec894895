import type { Provider } from '../domain/provider.js';
import { Providers } from './providers.js';

function provider(key: string, claims: readonly string[]): Provider {
  return {
    key,
    label: { en: key, zh: key },
    attributes: [],
    servers: [],
    scope: {
      label: { en: 'your id', zh: '您的 ID' },
      claims: Object.fromEntries(claims.map((claim) => [claim, () => 'told'])),
    },
    lastChecks: () => Promise.resolve(new Map()),
  };
}

describe('the registry of providers', () => {
  it('accepts claims that begin with the key of their provider', () => {
    const providers = new Providers();
    providers.register(provider('far-away', ['far_away_id']));
    expect(providers.byKey('far-away')?.scope?.claims).toHaveProperty('far_away_id');
  });

  it('refuses a claim that another provider or OpenID Connect itself could define differently', () => {
    const providers = new Providers();
    expect(() => {
      providers.register(provider('far-away', ['far_away_id', 'email']));
    }).toThrow('The claim email of the provider far-away must begin with "far_away_"');
  });
});
