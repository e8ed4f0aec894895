import type { QueryConfig } from 'pg';
import { CONNECT_TIMEOUT_MS } from './connection-options.js';

/** A statement that must be answered soon, or its connection is given up: the line may be dead, and nobody waits forever. */
export function soon(text: string): QueryConfig & { readonly query_timeout: number } {
  return { text, query_timeout: CONNECT_TIMEOUT_MS };
}
