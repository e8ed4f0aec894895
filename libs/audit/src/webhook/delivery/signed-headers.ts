import { createHmac } from 'node:crypto';
import { keyOf } from './webhook-secret.js';

/** A message to send. */
export interface Message {
  /** The same for each attempt, so that a receiver can detect duplicates. */
  readonly id: string;
  readonly body: string;
}

/**
 * The headers that authenticate a message and its time (Standard Webhooks 1.0): HMAC-SHA-256 over the id, the time of the attempt in seconds since the Unix
 * epoch, and the body.
 */
export function signedHeaders({ id, body }: Message, secret: string, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
