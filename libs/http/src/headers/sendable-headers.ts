import { validateHeaderValue } from 'node:http';
import type { FastifyReply } from 'fastify';
import { asciiAddress } from '#kernel';
import type { Logger } from '#runtime';

/**
 * Makes every header of an answer one that can be sent; the last thing before sending. A header that Node refuses would fail when
 * everything is done and cannot be undone: an address is encoded, and anything else is left out and logged, as it is a defect.
 */
export function makeHeadersSendable(reply: FastifyReply, logger: Logger): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value === undefined || isSendable(name, value)) continue;
    if (name === 'location' && typeof value === 'string') {
      void reply.header(name, asciiAddress(value));
    } else {
      void reply.removeHeader(name);
      logger.error({ header: name }, 'A header could not be sent and was left out');
    }
  }
}

function isSendable(name: string, value: number | string | string[]): boolean {
  try {
    for (const one of Array.isArray(value) ? value : [value]) validateHeaderValue(name, String(one));
    return name !== 'location' || asciiAddress(String(value)) === value;
  } catch {
    return false; // which is the question
  }
}
