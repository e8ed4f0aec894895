import { ChangeMembers, ListGroups } from '#groups';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import type { GroupOptions } from './group-options.js';

/** `group add|remove` */
export function changeMembers(what: 'add' | 'remove') {
  return async (product: Product, options: GroupOptions, usernames: readonly string[]): Promise<Answer> => {
    const tenant = await product.tenant(options.tenant);
    const { id } = await product.get(ListGroups).called(tenant.id, options.group);
    const accounts = [];
    for (const username of usernames) accounts.push(await product.account(tenant, username));
    const ids = accounts.map((account) => account.id);
    const { added, removed } = await product.get(ChangeMembers).execute(tenant.id, id, { [what]: ids });
    return {
      json: { added, removed },
      text: what === 'add' ? `${String(added.length)} put in.` : `${String(removed.length)} taken out.`,
    };
  };
}
