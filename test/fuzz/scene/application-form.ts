import type { Agent } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';
import { requestOf } from '../../saml/scene/made-request.js';
import { ServiceProvider } from '../../saml/scene/service-provider.js';
import { newBrowser } from '../../security/scene/agents.js';

const parties = new WeakMap<Product, Promise<ServiceProvider>>();

/** The page of a SAML application with the form that sends people to the portal. */
export async function applicationForm(
  product: Product,
  endpoint: 'sso' | 'slo',
): Promise<{ readonly browser: Agent; readonly text: string; readonly isGoodOnce: true }> {
  const known = parties.get(product) ?? ServiceProvider.register(product);
  parties.set(product, known);
  const message = Buffer.from(requestOf(await known)).toString('base64');
  const fields = `<input name="SAMLRequest" value="${message}"><input name="RelayState" value="state">`;
  const text = `<form method="post" action="/t/demo/saml/${endpoint}">${fields}</form>`;
  return { browser: newBrowser(product), text, isGoodOnce: true };
}
