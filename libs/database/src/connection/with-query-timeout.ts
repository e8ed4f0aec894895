import type { QueryConfig } from 'pg';
import { CONNECT_TIMEOUT_MS } from './connection-options.js';

/** A statement with a short time-out. If no answer comes, the connection is abandoned: it may be dead. */
export function withQueryTimeout(text: string): QueryConfig & { readonly query_timeout: number } {
  return { text, query_timeout: CONNECT_TIMEOUT_MS };
}
