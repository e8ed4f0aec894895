import type { Connection } from './connection.js';

/** How a connection appears in events. */
export function connectionTarget({ id, name }: Pick<Connection, 'id' | 'name'>): {
  readonly kind: 'connection';
  readonly id: string;
  readonly label: string;
} {
  return { kind: 'connection', id, label: name };
}
