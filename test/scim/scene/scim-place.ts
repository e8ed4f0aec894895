import { SuspendAccount } from '#accounts';
import type { Product } from '../../harness/start-product.js';
import { useCase } from '../../security/scene/use-case.js';
import { ScimClient } from './scim-client.js';

/** A product with a SCIM client, which starts before the first test. */
export class ScimPlace {
  #client: ScimClient | undefined;

  constructor(readonly product: () => Product) {
    beforeAll(async () => {
      this.#client = await ScimClient.of(product(), 'Entra ID');
    });
  }

  get client(): ScimClient {
    if (this.#client === undefined) throw new Error('The client is not there yet');
    return this.#client;
  }

  /** Suspends an account by hand, like an administrator. */
  suspend(accountId: string): Promise<void> {
    return useCase(this.product(), SuspendAccount).execute(this.product().tenantId, accountId, 'By hand');
  }
}
