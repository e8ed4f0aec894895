import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { addressOfEntry } from './forwarded-entry.js';

/** Header in which proxies name the client. */
export const FORWARDED_FOR = 'x-forwarded-for';

/**
 * The normalized address of the client; empty if trusted proxies name one that cannot be parsed. Such requests are refused before this is
 * called.
 */
export function readClientAddress(request: FastifyRequest): string {
  return addressOfEntry(request.ip) ?? '';
}

/**
 * Normalizes the client addresses that proxies send, for Fastify's check. With ports, brackets or quotes an address would be invalid, and
 * all clients of that proxy would count as one.
 */
export function readForwardedAddresses(raw: IncomingMessage): void {
  const header = raw.headers[FORWARDED_FOR];
  if (header === undefined) return;
  const entries = [header].flat().flatMap((line) => line.split(','));
  raw.headers[FORWARDED_FOR] = entries
    .filter((entry) => entry.trim() !== '')
    .map((entry) => addressOfEntry(entry) ?? entry.trim())
    .join(',');
}
