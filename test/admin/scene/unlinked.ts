import type { Product } from '../../harness/start-product.js';
import { newPerson, offered } from '../../security/scene/attaching.js';
import type { AdminApi } from './admin-api.js';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

interface Unlinked {
  readonly id: string;
  readonly tries: number;
  readonly identity: { readonly name: string };
}

/** Those who tried to log on and are linked to nobody, as somebody who helps them sees it. */
export async function unlinkedFor(helpdesk: AdminApi): Promise<readonly Unlinked[]> {
  return (await helpdesk.get('unlinked-identities')).json<Page<Unlinked>>().items;
}

/** Lets somebody whom nobody is linked to try, and gives the id under which that is known. */
export async function triedAndUnlinked(
  product: Product,
  helpdesk: AdminApi,
  person: string,
): Promise<string> {
  await offered(product, newPerson(product, person));
  const [newest] = await unlinkedFor(helpdesk);
  return newest?.id ?? '';
}
