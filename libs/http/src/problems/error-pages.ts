import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';

/** A page as HTML, an address to redirect to (with 303), or undefined to fall back to the problem document. */
export type ErrorPage = string | { readonly location: string } | undefined;

/** Renders problems as pages. Provided once in the process, under this class as the token; without it, every client gets JSON. */
export abstract class ErrorPages {
  /** Called for requests that prefer HTML. It may extend the policy and set cookies, and must not fail. */
  abstract render(
    request: FastifyRequest,
    problem: Problem,
    reply: FastifyReply,
  ): ErrorPage | Promise<ErrorPage>;
}
