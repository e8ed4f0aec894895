import { ListDingTalkConnections, type Connection } from '#dingtalk';
import { CommandFailure } from '../failure.js';
import type { Product } from '../product/product.js';

/** The connection of a command. */
export interface ConnectionOptions {
  readonly tenant: string;
  readonly key: string;
}

/** @throws CommandFailure when the tenant has no such connection */
export async function findConnection(product: Product, options: ConnectionOptions): Promise<Connection> {
  const tenant = await product.tenant(options.tenant);
  const connections = await product.get(ListDingTalkConnections).execute(tenant.id);
  const found = connections.find(({ key }) => key === options.key);
  if (found === undefined) {
    throw new CommandFailure(`The tenant "${tenant.slug}" has no connection with the key "${options.key}".`);
  }
  return found;
}

/** A connection as commands print it. */
export function shownConnection({ id, key, displayName, corpId, clientId, state }: Connection): object {
  return { id, key, displayName, corpId, clientId, state };
}
