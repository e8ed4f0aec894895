import type { Connection } from './connection.js';

/** How a connection appears in events. */
export function connectionTarget({ id, provider, name }: Pick<Connection, 'id' | 'provider' | 'name'>): {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
} {
  return { kind: `${provider}-connection`, id, label: name };
}
