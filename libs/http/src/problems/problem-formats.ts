import type { FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';

/** The format of problems below a path whose clients expect their own. */
export interface ProblemFormat {
  /** Such as `/scim/v2`. */
  readonly below: string;
  readonly mediaType: string;
  /** The authentication challenge for clients without credentials (RFC 9110, 11.6.1). */
  readonly challenge: string;
  readonly write: (problem: Problem) => object;
}

const formats: ProblemFormat[] = [];

/** Registers another format for problems. The lib that has the routes calls this when it is loaded. */
export function registerProblemFormat(format: ProblemFormat): void {
  formats.push(format);
}

/** The format for a request, whether it has a route or not; undefined: that of RFC 9457. */
export function problemFormatOf({ url }: FastifyRequest): ProblemFormat | undefined {
  return formats.find(({ below }) => url.startsWith(below) && !/[^/?]/.test(url.charAt(below.length)));
}
