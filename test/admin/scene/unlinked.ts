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

/** People who tried to log on without a link, as the help desk sees them. */
export async function unlinkedFor(helpdesk: AdminApi): Promise<readonly Unlinked[]> {
  return (await helpdesk.get('unlinked-identities')).json<Page<Unlinked>>().items;
}

/** Lets a person without a linked account try to log on, and gives the id of the attempt. */
export async function triedAndUnlinked(
  product: Product,
  helpdesk: AdminApi,
  person: string,
): Promise<string> {
  await offered(product, newPerson(product, person));
  const [newest] = await unlinkedFor(helpdesk);
  return newest?.id ?? '';
}
