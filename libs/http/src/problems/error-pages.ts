import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';

/** A page as HTML, a place to go to instead (answered with 303), or undefined to fall back to the problem document. */
export type ErrorPage = string | { readonly location: string } | undefined;

/** Draws problems for people. Provided once in the process, under this class as the token; without it all get JSON. */
export abstract class ErrorPages {
  /** Called for requests that prefer HTML. It may widen the policy and set cookies, and must not fail. */
  abstract render(
    request: FastifyRequest,
    problem: Problem,
    reply: FastifyReply,
  ): ErrorPage | Promise<ErrorPage>;
}
