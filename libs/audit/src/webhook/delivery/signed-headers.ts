import { createHmac } from 'node:crypto';
import { keyOf } from './webhook-secret.js';

/** A message as it goes out. */
export interface Message {
  /** The same at each attempt, by which a receiver knows what it has already. */
  readonly id: string;
  readonly body: string;
}

/**
 * The headers by which a receiver knows who sent a message, and when (Standard Webhooks 1.0): HMAC-SHA-256 over id, time
 * of the attempt in seconds since 1970, and body.
 */
export function signedHeaders({ id, body }: Message, secret: string, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
