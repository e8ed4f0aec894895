import { initiateDeviceAuthorization } from 'openid-client';
import { OpenBreakGlass } from '#break-glass';
import { EnableMethod } from '#logon-menu';
import { DINGTALK_USER_AGENT, DEMO, PHONE_BROWSER_USER_AGENT } from '#simulator';
import { UpdateTenantSettings } from '#tenancy';
import { CreateAttachLink } from '#binding';
import { AddField } from '#profiles';
import { applicationForm } from './application-form.js';
import { follow, RelyingParty } from '../../applications/scene/relying-party.js';
import { bringMirror } from '../../architecture/made-up-methods.js';
import type { Agent } from '../../harness/agent.js';
import { logOnByQr, phoneOf, scan, showQr } from '../../harness/logon.js';
import { PASSWORD, type Product } from '../../harness/start-product.js';
import { newBrowser } from '../../security/scene/agents.js';
import { claimLink, newPerson, offered, prove, started } from '../../security/scene/attaching.js';
import { newAccount } from '../../security/scene/accounts.js';
import { signedIn } from '../../security/scene/signed-in.js';
import { useCase } from '../../security/scene/use-case.js';
import { encoded, formsOf, postRaw } from './forms.js';

/** An open page in a browser. */
export interface OpenPage {
  readonly browser: Agent;
  readonly text: string;
  /** Input of a person who can log on here. */
  readonly typed?: Readonly<Record<string, string>>;
  /** Its forms can be posted only once: even a refusal leads to another page. */
  readonly isGoodOnce?: true;
}

type Open = (product: Product) => Promise<OpenPage>;

let count = 0;
const newName = (): string => `odd-${String((count += 1))}`;

async function open(browser: Agent, path: string, username?: string): Promise<OpenPage> {
  const answer = await browser.get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${String(answer.status)} ${answer.location ?? ''}`);
  const page = { browser, text: answer.text };
  return username === undefined ? page : { ...page, typed: { username, password: PASSWORD } };
}

/** A new account, so that failures on another page do not count against it. */
async function somebody(product: Product): Promise<string> {
  const name = newName();
  await newAccount(product, name);
  return name;
}

const LOGON = '/t/demo/logon';
const QR = `${LOGON}?method=dingtalk-qr`;
const DEVICE = '/t/demo/oidc/device';

/** A browser inside DingTalk that the app's code has identified. */
async function identifiedInside(product: Product): Promise<Agent> {
  const browser = newBrowser(product, { userAgent: DINGTALK_USER_AGENT });
  await browser.get(QR);
  const given = product.simulator.issueJsapiCode('alice', { ...DEMO, pageUrl: `${product.url}${QR}` });
  await browser.post(`${LOGON}/dingtalk-qr/identity`, { code: 'code' in given ? given.code : '' });
  return browser;
}

async function attached(product: Product): Promise<Agent> {
  const name = await somebody(product);
  const browser = await started(product, newPerson(product, name));
  await prove(browser, name);
  return browser;
}

const mirrors = new WeakMap<Product, Set<string>>();

/** A browser that has proven an account by its password, and is asked for a second factor. */
async function halfLoggedOn(product: Product): Promise<Agent> {
  const name = newName();
  const needing = mirrors.get(product) ?? bringMirror(product);
  mirrors.set(product, needing.add(await newAccount(product, name)));
  const browser = newBrowser(product);
  await browser.get(`${LOGON}?method=password`);
  await browser.post(`${LOGON}/password`, { username: name, password: PASSWORD });
  return browser;
}

const applications = new WeakMap<Product, Promise<RelyingParty>>();

/** An application of the demo tenant for people and devices, the same for all pages. */
function applicationOf(product: Product): Promise<RelyingParty> {
  const known = applications.get(product);
  if (known !== undefined) return known;
  const application = RelyingParty.register(product, {
    authentication: 'none',
    grantTypes: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  });
  applications.set(product, application);
  return application;
}

/** The consent page of an application, in a browser that is logged on. */
async function askedForConsent(product: Product, browser: Agent): Promise<OpenPage> {
  const application = await applicationOf(product);
  const { url } = await application.ask({ prompt: 'consent' });
  const { answer } = await follow(browser, url, application.redirectUri);
  return { browser, text: answer.text };
}

/** Allows the application's request. */
async function allowed(product: Product, browser: Agent): Promise<void> {
  const { text } = await askedForConsent(product, browser);
  const [form] = formsOf(text);
  if (form === undefined) throw new Error(`Nothing is asked: ${text}`);
  await postRaw(browser, form.action, encoded({ ...form.fields, decision: 'allow' }));
}

/** Every page of the portal with a form, and how to open it. */
export const PAGES: Readonly<Record<string, Open>> = {
  'the logon page, password': async (product) =>
    open(newBrowser(product), `${LOGON}?method=password&return_to=/t/demo/x`, await somebody(product)),
  'the logon page, code by email': (product) => open(newBrowser(product), `${LOGON}?method=email-code`),
  'the logon page, code that was sent': async (product) => {
    const browser = newBrowser(product);
    await browser.get(`${LOGON}?method=email-code`);
    const { text } = await browser.post(`${LOGON}/email-code`, { identifier: `${newName()}@demo.test` });
    return { browser, text };
  },
  'the logon page of a phone': (product) =>
    open(newBrowser(product, { userAgent: PHONE_BROWSER_USER_AGENT }), `${QR}&return_to=/t/demo/x`),
  'the logon page inside DingTalk': (product) =>
    open(newBrowser(product, { userAgent: DINGTALK_USER_AGENT }), QR),
  'the confirmation inside DingTalk': async (product) =>
    open(await identifiedInside(product), `${LOGON}/dingtalk-qr/confirm`),
  'the page of what a logon needs': async (product) => open(await halfLoggedOn(product), `${LOGON}/next`),
  'the logon page of somebody who is logged on': async (product) =>
    open(await signedIn(product, await somebody(product)), LOGON),
  home: async (product) => {
    const phone = newBrowser(product, { userAgent: PHONE_BROWSER_USER_AGENT });
    await logOnByQr(product, phone, 'alice');
    const browser = newBrowser(product);
    await logOnByQr(product, browser, 'alice');
    await allowed(product, browser);
    return open(browser, '/t/demo/');
  },
  'the fresh proof': async (product) => {
    const name = await somebody(product);
    return open(await signedIn(product, name), '/t/demo/reauthenticate?return_to=/t/demo/x', name);
  },
  'the page of one’s own password': async (product) =>
    open(await signedIn(product, await somebody(product)), '/t/demo/password'),
  'the page of what is kept of somebody': async (product) => {
    const types = {
      own: 'text',
      size: 'number',
      day: 'date',
      fits: 'boolean',
      hat: 'choice',
      page: 'url',
    } as const;
    for (const [key, type] of Object.entries(types)) {
      const field = { key, type, label: { en: key, zh: key }, editableBy: 'person' as const };
      const choices = type === 'choice' ? ['Top hat'] : [];
      await useCase(product, AddField)
        .execute(product.tenantId, { ...field, choices })
        .catch(() => undefined); // an earlier page has created it
    }
    return open(await signedIn(product, await somebody(product)), '/t/demo/profile');
  },
  'the page of a new token': async (product) => open(await signedIn(product, 'admin'), '/t/demo/tokens/new'),
  'the home of somebody with a token': async (product) => {
    const browser = await signedIn(product, 'admin');
    await browser.post('/t/demo/tokens/new', { name: 'sample', days: '7', 'may.audit.read': '1' });
    return open(browser, '/t/demo/');
  },
  'the page that ends a link': async (product) => {
    const browser = await attached(product);
    const { text } = await open(browser, '/t/demo/');
    const [address = ''] = /\/t\/demo\/identities\/[0-9a-f-]+\/unlink/.exec(text) ?? [];
    return open(browser, address);
  },
  'the offer to attach': async (product) =>
    open(await offered(product, newPerson(product, newName())), '/t/demo/attach'),
  'the proof for attaching': async (product) => {
    const name = await somebody(product);
    return open(await started(product, newPerson(product, name)), '/t/demo/attach/verify', name);
  },
  'the attachment by link': async (product) => {
    const name = newName();
    await newAccount(product, name, { withoutPassword: true, withoutEmail: true });
    const browser = await started(product, newPerson(product, name));
    await claimLink(product, browser, name);
    return open(browser, '/t/demo/attach/verify');
  },
  'the end of attaching': async (product) => open(await attached(product), '/t/demo/attach/result'),
  'an attach link': async (product) => {
    const name = await somebody(product);
    const request = { username: name, reason: 'sample', validHours: 1 };
    const { url } = await useCase(product, CreateAttachLink).execute(product.tenantId, request);
    return open(newBrowser(product), new URL(url).pathname);
  },
  'the phone before it is identified': async (product) =>
    open(phoneOf(product), await showQr(newBrowser(product))),
  'another app than DingTalk': async (product) =>
    open(newBrowser(product, { userAgent: PHONE_BROWSER_USER_AGENT }), await showQr(newBrowser(product))),
  'the phone that decides': async (product) => {
    const [phone, path] = [phoneOf(product), await showQr(newBrowser(product))];
    await scan(product, phone, 'alice', path);
    return open(phone, path);
  },
  'the phone that has declined': async (product) => {
    const [phone, path] = [phoneOf(product), await showQr(newBrowser(product))];
    await scan(product, phone, 'alice', path);
    await phone.get(path);
    await phone.post(`${path}/decline`);
    return open(phone, path);
  },
  'an emergency link': async (product) => {
    const request = { username: 'admin', reason: 'sample', validMinutes: 15 };
    const { url } = await useCase(product, OpenBreakGlass).execute(product.tenantId, request);
    return open(newBrowser(product), new URL(url).pathname);
  },
  'an application that speaks SAML': (product) => applicationForm(product, 'sso'),
  'an application that logs off by SAML': (product) => applicationForm(product, 'slo'),
  'the question of an application': async (product) =>
    askedForConsent(product, await signedIn(product, await somebody(product))),
  'the page that takes the code of a device': async (product) => ({
    ...(await open(newBrowser(product), DEVICE)),
    isGoodOnce: true,
  }),
  'the confirmation of a device': async (product) => {
    const { config } = await applicationOf(product);
    const device = await initiateDeviceAuthorization(config, { scope: 'openid profile' });
    const browser = newBrowser(product);
    const [form] = formsOf((await open(browser, DEVICE)).text);
    const fields = { ...form?.fields, user_code: device.user_code };
    const { text } = await postRaw(browser, DEVICE, encoded(fields));
    return { browser, text, isGoodOnce: true };
  },
  'the logoff that an application asks for': async (product) => {
    const application = await applicationOf(product);
    const browser = await signedIn(product, await somebody(product));
    await application.walk(browser, (await application.ask()).url);
    return open(browser, `/t/demo/oidc/logout?client_id=${application.id}`);
  },
};

/** Switches on every method with a form, and sets the highest limits for failed attempts. */
export async function offerEverything(product: Product): Promise<void> {
  await useCase(product, EnableMethod).execute(product.tenantId, 'email-code');
  const lockout = { freeFailures: 10, firstBlockSeconds: 30, longestBlockSeconds: 3_600 };
  await useCase(product, UpdateTenantSettings).execute(product.tenantId, { lockout });
}
