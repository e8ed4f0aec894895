import { ChangeSamlApplication, type SamlChanges } from '#saml';
import type { Agent } from '../../harness/agent.js';
import { PASSWORD, type Product } from '../../harness/start-product.js';
import { newBrowser } from '../../security/scene/agents.js';
import { useCase } from '../../security/scene/use-case.js';
import { logOnHere } from '../../applications/scene/relying-party.js';
import { newKeyPair, type KeyPair } from './key-pair.js';
import type { ServiceProvider } from './service-provider.js';

/** The product, and people who use SAML applications. */
export class SamlPlace {
  readonly password = PASSWORD;
  #keys: Promise<KeyPair> | undefined;

  constructor(readonly product: () => Product) {}

  /** A browser in which a person is logged on to the portal. */
  async browserOf(username: string): Promise<Agent> {
    const browser = newBrowser(this.product());
    await logOnHere(browser, '/t/demo/logon', username);
    return browser;
  }

  /** A key pair of an application; all of them share it. */
  keys(): Promise<KeyPair> {
    this.#keys ??= newKeyPair();
    return this.#keys;
  }

  async accountId(username: string): Promise<string> {
    const [row] = await this.product().sql<{ id: string }>(
      'select id from accounts.account where tenant_id = $1 and username = $2',
      [this.product().tenantId, username],
    );
    return row?.id ?? '';
  }

  async set({ id }: ServiceProvider, changes: SamlChanges): Promise<void> {
    await useCase(this.product(), ChangeSamlApplication).execute(this.product().tenantId, id, changes);
  }
}
