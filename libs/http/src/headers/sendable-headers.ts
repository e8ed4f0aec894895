import { validateHeaderValue } from 'node:http';
import type { FastifyReply } from 'fastify';
import { asciiAddress } from '#kernel';
import type { Logger } from '#runtime';

/**
 * Makes every header of an answer sendable; runs last before sending. Otherwise a header that Node refuses would make the request fail
 * after all work is done and cannot be undone. An address is encoded; any other invalid header is omitted and logged, because it is a
 * defect.
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
    return false; // the header cannot be sent
  }
}
