import { changesOf, valuesOf } from './form-values';
import type { TenantSettings } from './settings-store';

const settings: TenantSettings = {
  slug: 'acme',
  name: 'Acme',
  accentColor: '#1d4ed8',
  accentContrast: { light: 6, dark: 5, enough: 4.5 },
  logo: null,
  sessionIdleSeconds: 300,
  sessionAbsoluteSeconds: 86_400,
  freshSeconds: 900,
  returnUrls: ['https://app.acme.test/a', 'https://app.acme.test/b'],
  languages: ['zh', 'en'],
  logonTexts: { en: 'Call 1', zh: '' },
  lockout: { freeFailures: 5, firstBlockSeconds: 30, longestBlockSeconds: 3_600 },
  codesPerNetwork: 300,
  archiveAfterDays: 90,
  codesPerNetworkCeiling: 1_000,
};

describe('the settings in the form', () => {
  it('stay the same when nothing is changed', () => {
    const { slug: _slug, accentContrast: _contrast, codesPerNetworkCeiling: _ceiling, ...kept } = settings;
    expect(changesOf(valuesOf(settings))).toEqual(kept);
  });

  it('take addresses line by line, and put the chosen language first', () => {
    const changes = changesOf({
      ...valuesOf(settings),
      returnUrls: ' https://a.test/ \n\n',
      firstLanguage: 'en',
      accentColor: '#ABCDEF',
    });
    expect(changes).toMatchObject({
      returnUrls: ['https://a.test/'],
      languages: ['en', 'zh'],
      accentColor: '#abcdef',
    });
  });
});
