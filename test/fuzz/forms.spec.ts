import { CSRF_FIELD } from '#http';
import { ticketPath } from '../harness/logon.js';
import { newBrowser } from '../security/scene/agents.js';
import { newNetwork } from '../security/scene/networks.js';
import { routesOf } from '../security/scene/routes.js';
import { useProduct } from '../security/scene/use-product.js';
import { faultsOf } from './scene/expectations.js';
import { encoded, formsOf, postRaw, type PageForm } from './scene/forms.js';
import { jsonOf, ODD_BODIES, ODD_FIELDS, ODD_OTHERS, ODD_TEXTS, ODDEST } from './scene/odd-values.js';
import { offerEverything, PAGES, type OpenPage } from './scene/pages.js';
import { shareOf } from './scene/share.js';
import { Unchanged } from './scene/stored-state.js';

const product = useProduct({ worker: false, environment: { BREAK_GLASS: 'on' } });

beforeAll(() => offerEverything(product()));

/** Forms that have been posted. */
const posted = new Set<string>();

interface OddBody {
  readonly body: string;
  readonly type?: string;
}

/** Bodies that differ from a form's by one thing; oddities that are the same for all forms only for the first one of a page. */
function oddBodies({ fields }: PageForm, isFirst: boolean): readonly OddBody[] {
  const whole = encoded(fields);
  const names = Object.keys(fields).filter((name) => isFirst || name !== CSRF_FIELD);
  const bodies = names.flatMap((name) => {
    const { [name]: _left, ...others } = fields;
    const rest = encoded(others);
    // These are checked against a password hash, which takes time.
    const values = name === 'username' || name === 'password' ? ODDEST : ODD_FIELDS;
    const odd = [...values.map((value) => `${name}=${value}`), `${name}=a&${name}=b`, `${name}[x]=a`];
    return [rest, ...odd.map((one) => `${rest}&${one}`)];
  });
  const added = [`${'x'.repeat(60)}=y`, '__proto__=x', '%00=%00'].map((field) => `${whole}&${field}`);
  return shareOf([
    ...[...bodies, ...added].map((body) => ({ body })),
    ...(isFirst ? ODD_BODIES.map(([body, type]) => ({ body, type })) : []),
  ]);
}

const TICKET = '/t/:slug/logon/dingtalk-qr/ticket';

/** Prefixes of the addresses for programs. */
const FOR_PROGRAMS = ['/api/', '/scim/'];

/** Routes that no form of the portal posts to: scripts, applications and DingTalk do. */
const WITHOUT_FORM = [
  TICKET,
  `${TICKET}/redeem`,
  '/q/:scan/trouble',
  '/t/:slug/oidc/auth',
  '/t/:slug/oidc/logout',
  '/t/:slug/dingtalk/:key/events',
];

/** Statuses for malformed requests, which cannot have had any effect. */
const MALFORMED = [400, 404, 405, 413, 414, 415];

/** The kind of a form: its action without ids and secrets. */
function kindOf({ action }: PageForm): string {
  return action.replaceAll(/[\w-]{36,}/g, '*');
}

/** The form of a kind, filled in as by a person. */
function formOf({ text, typed }: OpenPage, kind: string): PageForm {
  const form = formsOf(text).find((one) => kindOf(one) === kind);
  if (form === undefined) throw new Error(`The page has no form for ${kind} any more`);
  return { action: form.action, fields: { ...form.fields, ...('password' in form.fields ? typed : {}) } };
}

describe('a form of the portal with odd input', () => {
  it.each(Object.entries(PAGES))(
    'K7: is refused or accepted, and never fails: %s',
    async (_name, openPage) => {
      let page = await openPage(product());
      const [first, ...others] = new Set(formsOf(page.text).map(kindOf));
      if (first === undefined) throw new Error('The page has no form');
      const stored = new Unchanged(product());
      const faults: string[] = [];
      for (const kind of [first, ...others]) {
        const variants = oddBodies(formOf(page, kind), kind === first).length;
        for (let variant = 0; variant < variants; variant += 1) {
          const form = formOf(page, kind);
          const { body = '', type } = oddBodies(form, kind === first)[variant] ?? {};
          const answer = await postRaw(page.browser, form.action, body, type);
          const what = `${form.action} ${body.slice(-80)} ${type ?? ''}`;
          faults.push(...faultsOf(answer).map((fault) => `${what}: ${fault}`));
          if (!MALFORMED.includes(answer.status)) stored.changed();
          else if (!(await stored.holds())) faults.push(`${what}: was refused and changed something`);
          posted.add(new URL(form.action, page.browser.baseUrl).pathname);
          // It was accepted or rate-limited: the page can no longer be used.
          if (answer.status < 400 || answer.status === 429) page = await openPage(product());
          else if (page.isGoodOnce) {
            page = await openPage(product());
            await stored.settled();
          }
        }
      }
      expect(faults).toEqual([]);
    },
  );

  it('is tested for every form of the portal', () => {
    const routes = routesOf(product()).filter(
      ({ method, path }) =>
        method === 'POST' &&
        !FOR_PROGRAMS.some((start) => path.startsWith(start)) &&
        !WITHOUT_FORM.includes(path),
    );
    const missed = routes.filter(({ path }) => {
      const pattern = new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
      return ![...posted].some((action) => pattern.test(action));
    });
    expect(missed.map(({ path }) => `${path} is posted by no page of scene/pages.ts`)).toEqual([]);
  });

  it('K7: never fails for the request of a QR code', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    const bodies = [
      ...[...ODD_TEXTS, ...ODD_OTHERS].map((returnTo) => ({
        body: jsonOf({ returnTo }),
        type: 'application/json',
      })),
      ...ODD_BODIES.map(([body, type]) => ({ body, type })),
    ];
    const faults: string[] = [];
    for (const { body, type } of bodies) {
      for (const path of [ticketPath(), `${ticketPath()}/redeem`]) {
        const headers = { 'content-type': type, 'x-forwarded-for': newNetwork() };
        const answer = await browser.sendJson('POST', path, body, headers);
        faults.push(...faultsOf(answer).map((fault) => `${path} ${body.slice(0, 80)} ${type}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
});
