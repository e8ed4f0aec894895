import { PROVIDERS } from '../../providers/providers';
import type { FollowedConnection } from './directory-store';

/** What people call the provider of a connection; of one that the console does not know, the connection's own name. */
export function providerName(connection: FollowedConnection | undefined): string {
  return PROVIDERS.find(({ key }) => key === connection?.provider)?.name ?? connection?.name ?? '';
}
