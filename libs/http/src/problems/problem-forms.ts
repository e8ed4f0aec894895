import type { FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';

/** How problems are told below an address whose clients know a form of their own. */
export interface ProblemForm {
  /** Such as `/scim/v2`. */
  readonly below: string;
  readonly mediaType: string;
  /** How clients prove who they are there, told to one that brings no proof (RFC 9110, 11.6.1). */
  readonly challenge: string;
  readonly write: (problem: Problem) => object;
}

const declared: ProblemForm[] = [];

/** Lets problems be told in another form. Declared by the lib that has the routes, when it is loaded. */
export function declareProblemForm(form: ProblemForm): void {
  declared.push(form);
}

/** The form for a request, whether it has a route or not; undefined: that of RFC 9457. */
export function problemFormOf({ url }: FastifyRequest): ProblemForm | undefined {
  return declared.find(({ below }) => url.startsWith(below) && !/[^/?]/.test(url.charAt(below.length)));
}
