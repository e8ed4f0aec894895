import type { IncomingMessage } from 'node:http';
import { stringify } from 'node:querystring';
import { Readable } from 'node:stream';

/**
 * A request as the provider expects it: at its own address, and with a body that nobody has read yet. Ours was read and parsed before any
 * controller; the provider reads it again by the rules of its own.
 */
export function replayedRequest(raw: IncomingMessage, url: string, body: unknown): IncomingMessage {
  const text = Buffer.from(stringify(body !== null && typeof body === 'object' ? { ...body } : {}));
  if (raw.headers['content-length'] !== undefined) raw.headers['content-length'] = String(text.length);
  return Object.create(raw, {
    originalUrl: { value: raw.url },
    url: { value: url, writable: true },
    readable: { value: true },
    readableEncoding: { value: null },
    iterator: { value: () => Readable.from([text]) },
  }) as IncomingMessage;
}
