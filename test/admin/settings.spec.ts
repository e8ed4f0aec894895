import type { Answer } from '../harness/agent.js';
import { until } from '#testing';
import { newBrowser } from '../security/scene/agents.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { eventsOf, newAccount } from './scene/colleagues.js';

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const product = useProduct({ worker: false, environment: { TICKETS_PER_NETWORK: '400' } });
let owner: AdminApi;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
});

const tagOf = (answer: Answer) => answer.headers.get('etag') ?? '';

async function change(changes: unknown): Promise<Answer> {
  return owner.patch('settings', changes, tagOf(await owner.get('settings')));
}

describe('the settings of the console', () => {
  it('can be changed in part, and are recorded with old and new values', async () => {
    const changed = await change({ name: 'Demo Ltd', accentColor: '#ffd400', logo: PIXEL });
    expect(changed.json()).toMatchObject({
      slug: 'demo',
      name: 'Demo Ltd',
      logo: PIXEL,
      accentContrast: { light: 1.43, dark: 12.29, enough: 4.5 },
      sessionIdleSeconds: 28_800,
      languages: ['en', 'zh'],
      lockout: { freeFailures: 5, firstBlockSeconds: 30, longestBlockSeconds: 3_600 },
      codesPerNetwork: 300,
      archiveAfterDays: 90,
      codesPerNetworkCeiling: 400,
    });
    expect(tagOf(changed)).toBe(tagOf(await owner.get('settings')));
    expect(await eventsOf(product(), 'tenancy.tenant.settings-changed.v1')).toMatchObject([
      { before: { logo: false, accentColor: '#1d4ed8' }, after: { name: 'Demo Ltd', logo: true } },
    ]);
  });

  it.each([
    [{ name: ' ' }],
    [{ accentColor: 'red' }],
    [{ logo: 'data:image/svg+xml;base64,PHN2Zz4=' }],
    [{ logo: PIXEL.replace('png', 'jpeg') }],
    [{ sessionIdleSeconds: 60 }],
    [{ returnUrls: ['http://example.com/'] }],
    [{ languages: [] }],
    [{ logonTexts: { en: 'x'.repeat(501), zh: '' } }],
    [{ lockout: { freeFailures: 11, firstBlockSeconds: 30, longestBlockSeconds: 3_600 } }],
    [{ codesPerNetwork: 19 }],
    [{ archiveAfterDays: 0 }],
    [{ shoeSize: 42 }],
  ])('refuse the change %j', async (changes) => {
    expect(outcomeOf(await change(changes))).toBe('400 request.invalid');
  });

  it('must be consistent with each other', async () => {
    const answer = await change({ sessionIdleSeconds: 7_200, sessionAbsoluteSeconds: 3_600 });
    expect(outcomeOf(answer)).toBe('400 tenancy.settings_invalid');
    expect(answer.json()).toMatchObject({ errors: [{ path: 'sessionIdleSeconds' }] });
  });

  it('T11: cannot exceed the installation’s limit of QR codes for a network, which the refusal names', async () => {
    expect((await change({ codesPerNetwork: 400 })).json()).toMatchObject({ codesPerNetwork: 400 });
    const answer = await change({ codesPerNetwork: 401 });
    expect(outcomeOf(answer)).toBe('400 tenancy.settings_invalid');
    expect(answer.json()).toMatchObject({
      errors: [
        { path: 'codesPerNetwork', message: 'This installation allows at most 400 codes per network' },
      ],
    });
    expect((await owner.get('settings')).json()).toMatchObject({ codesPerNetwork: 400 });
  });

  it('refuse the second of two concurrent changes', async () => {
    const tag = tagOf(await owner.get('settings'));
    const answers = await Promise.all(
      ['#111111', '#222222'].map((accentColor) => owner.patch('settings', { accentColor }, tag)),
    );
    expect(answers.map(outcomeOf).sort()).toEqual(['200', '412 revision.stale']);
  });

  it('put a text of the organisation on its logon page, in the page’s language and escaped', async () => {
    await change({ logonTexts: { en: 'Help: <b>ext. 4711</b>', zh: '' } });
    const page = async (language: string) =>
      (await newBrowser(product()).get('/t/demo/logon', { 'accept-language': language })).text;
    await until(async () => (await page('en')).includes('Help: &lt;b>ext. 4711&lt;/b>'));
    expect(await page('zh')).not.toContain('own-text');
  });

  it('set the number of failures that lock an account out, and for how long', async () => {
    await newAccount(product(), 'carl');
    const lockout = { freeFailures: 3, firstBlockSeconds: 600, longestBlockSeconds: 3_600 };
    await change({ name: 'Strict', lockout });
    // A process that has the new name has the new limits, too.
    await until(async () => (await owner.get('me')).text.includes('Strict'));
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=password');
    const attempt = () =>
      browser.post('/t/demo/logon/password', { username: 'carl', password: 'not the password' });
    for (let failure = 0; failure < 3; failure += 1) expect((await attempt()).status).toBe(401);
    const blocked = await attempt();
    expect(blocked.status).toBe(429);
    expect(
      await product().sql(`select failures, blocked_until - last_failure_at = '600 s' as whole
      from authenticators.throttle where subject like 'account:%'`),
    ).toEqual([{ failures: 3, whole: true }]);
  });
});
