import { CreateSamlApplication } from '#saml';
import { until } from '#testing';
import { Agent } from '../../harness/agent.js';
import { hasApacheModule, type ApacheSite } from '../../harness/apache.js';
import { useCase } from '../../security/scene/use-case.js';
import { openMellon } from '../scene/mellon.js';
import type { SamlPlace } from '../scene/saml-place.js';
import { answerIn } from '../scene/service-provider.js';
import { HAS_SHIBBOLETH, openShibboleth } from '../scene/shibboleth.js';

/** A SAML module of Debian's Apache. */
interface Module {
  readonly isThere: boolean;
  /** @param metadata of the portal */
  readonly open: (metadata: string) => Promise<ApacheSite>;
  /** Path of the module's own metadata. */
  readonly metadata: string;
  /** Address at which people log off. */
  readonly logoff: (site: ApacheSite) => string;
}

const MODULES: Readonly<Record<string, Module>> = {
  mod_auth_mellon: {
    isThere: hasApacheModule('auth_mellon'),
    open: openMellon,
    metadata: '/mellon/metadata',
    logoff: ({ url }) => `/mellon/logout?ReturnTo=${encodeURIComponent(`${url}/`)}`,
  },
  'mod_shib (Shibboleth)': {
    isThere: HAS_SHIBBOLETH,
    open: openShibboleth,
    metadata: '/Shibboleth.sso/Metadata',
    logoff: () => '/Shibboleth.sso/Logout',
  },
};

/** Applications that know nothing of this product. */
export function apache(place: SamlPlace): void {
  for (const [name, module] of Object.entries(MODULES)) {
    const withModule = module.isThere ? describe : describe.skip;
    withModule(`Apache with ${name}`, () => {
      casesOf(place, module);
    });
  }
}

function casesOf(place: SamlPlace, module: Module): void {
  let site: ApacheSite;
  beforeAll(async () => {
    site = await module.open(await (await fetch(`${place.product().url}/t/demo/saml/metadata`)).text());
    await useCase(place.product(), CreateSamlApplication).execute(place.product().tenantId, {
      name: 'Apache',
      metadata: await (await fetch(`${site.url}${module.metadata}`)).text(),
    });
  });
  afterAll(() => site.close());

  /** Opens a page of the site as a person who is logged on to the portal. */
  const enter = async (browser: Agent): Promise<Agent> => {
    const visitor = new Agent(site.url);
    let asked = await visitor.get('/');
    while (asked.location?.startsWith('/') === true) asked = await visitor.get(asked.location);
    const { action, fields } = await answerIn(browser, asked.location ?? '');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const taken = await visitor.send('POST', action, form, new URLSearchParams(fields).toString());
    if (![302, 303].includes(taken.status)) throw new Error(site.log());
    return visitor;
  };
  const isInside = async (visitor: Agent): Promise<boolean> => (await visitor.get('/')).status === 200;

  it('lets in a person who is logged on to the portal, by its signed request and the portal’s response', async () => {
    const visitor = await enter(await place.browserOf('bob'));
    const page = await visitor.get('/');
    expect([page.status, page.headers.get('x-person'), page.text]).toEqual([200, 'bob', '<h1>Inside</h1>']);
    expect(page.headers.get('x-email')).toBe('bob@demo.test');
  });

  it('is told from server to server when a person logs off in the portal', async () => {
    const browser = await place.browserOf('bob');
    const visitor = await enter(browser);
    expect(await isInside(visitor)).toBe(true);
    await browser.get('/t/demo/');
    await browser.post('/t/demo/logoff');
    await until(async () => !(await isInside(visitor)));
  });

  it('logs a person off in the portal, and accepts the response', async () => {
    const browser = await place.browserOf('bob');
    const visitor = await enter(browser);
    const asked = await visitor.get(module.logoff(site));
    const answered = await browser.get(asked.location ?? '');
    const done = await visitor.get(answered.location ?? '');
    expect([200, 302, 303]).toContain(done.status);
    expect(await isInside(visitor)).toBe(false);
    expect((await browser.get('/t/demo/')).status).toBe(303);
  });
}
