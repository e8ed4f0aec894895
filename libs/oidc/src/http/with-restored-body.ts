import type { IncomingMessage } from 'node:http';
import { stringify } from 'node:querystring';
import { Readable } from 'node:stream';

/**
 * A copy of a request for the provider: with the provider's address, and with an unread body. The portal has already read and parsed the original body; the
 * provider parses it again by its own rules.
 */
export function withRestoredBody(raw: IncomingMessage, url: string, body: unknown): IncomingMessage {
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
