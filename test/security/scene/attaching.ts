import { CreateAttachLink } from '#binding';
import type { Agent, Answer } from '../../harness/agent.js';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { PASSWORD, type Product } from '../../harness/start-product.js';
import { newBrowser, newPhone } from './agents.js';
import { useCase } from './use-case.js';

/** A DingTalk person without a linked account, new for each call. */
export function newPerson(product: Product, id: string): string {
  const { world } = product.simulator;
  const [organisation] = world.organisations();
  world.addPerson({ id });
  world.addMember({ corpId: organisation?.corpId ?? '', personId: id });
  return id;
}

/** Lets a person scan the code of a browser and confirm; gives the response of the redemption. */
export async function confirmed(
  product: Product,
  person: string,
  browser = newBrowser(product),
): Promise<Answer> {
  const phone = newPhone(product);
  const path = await showQr(browser);
  await scan(product, phone, person, path);
  await confirm(phone, path);
  return redeem(browser);
}

/** A browser on the attachment page with an identity that has no linked account. */
export async function offered(
  product: Product,
  person: string,
  browser = newBrowser(product),
): Promise<Agent> {
  const redeemed = await confirmed(product, person, browser);
  if (redeemed.json<{ location?: string }>().location !== '/t/demo/attach') throw new Error(redeemed.text);
  await browser.get('/t/demo/attach');
  return browser;
}

/** The same after the person has chosen to attach. */
export async function started(
  product: Product,
  person: string,
  browser = newBrowser(product),
): Promise<Agent> {
  await offered(product, person, browser);
  const answer = await browser.post('/t/demo/attach/start');
  if (answer.status !== 303) throw new Error(`Not started: ${String(answer.status)}`);
  await browser.get('/t/demo/attach/verify');
  return browser;
}

/** Proves an account by its password on the attachment page. */
export function prove(
  browser: Agent,
  username: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return browser.post('/t/demo/attach/verify/password', { username, password: PASSWORD, ...fields });
}

/** Lets a browser claim a new attach link of this account. */
export async function claimLink(product: Product, browser: Agent, username: string): Promise<void> {
  const { url } = await useCase(product, CreateAttachLink).execute(product.tenantId, {
    username,
    reason: 'test',
    validHours: 1,
  });
  const { pathname } = new URL(url);
  await browser.get(pathname);
  const answer = await browser.post(pathname);
  if (answer.status !== 303) throw new Error(`Not claimed: ${String(answer.status)}`);
}
