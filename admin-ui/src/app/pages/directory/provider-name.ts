import { PROVIDERS } from '../../providers/providers';
import type { FollowedConnection } from './directory-store';

/** The name of a connection's provider; for a provider unknown to the console, the connection's own name. */
export function providerName(connection: FollowedConnection | undefined): string {
  return PROVIDERS.find(({ key }) => key === connection?.provider)?.name ?? connection?.name ?? '';
}
