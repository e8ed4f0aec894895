import type { Agent } from '../../harness/agent.js';
import { PASSWORD, type Product } from '../../harness/start-product.js';
import { newBrowser } from './agents.js';

/** A browser that is logged on by password, with its home page open. */
export async function signedIn(product: Product, username: string, slug = 'demo'): Promise<Agent> {
  const browser = newBrowser(product);
  await browser.get(`/t/${slug}/logon`);
  const answer = await browser.post(`/t/${slug}/logon/password`, { username, password: PASSWORD });
  if (answer.status !== 303) throw new Error(`Not logged on: ${String(answer.status)}`);
  await browser.get(`/t/${slug}/`);
  return browser;
}
