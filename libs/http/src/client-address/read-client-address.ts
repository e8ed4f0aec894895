import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { addressOfEntry } from './forwarded-entry.js';

/** Where proxies say for whom they ask. */
export const FORWARDED_FOR = 'x-forwarded-for';

/**
 * The address that a request came from, in one form for each; empty where the proxies that are believed name one that
 * cannot be read, which is refused before anything asks.
 */
export function readClientAddress(request: FastifyRequest): string {
  return addressOfEntry(request.ip) ?? '';
}

/**
 * Puts what proxies say of a client's address into the form that Fastify judges it by; ports, brackets and quotes would
 * make it no address, and everybody of that proxy one client.
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
