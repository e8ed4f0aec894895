import type { FastifyInstance } from 'fastify';
import * as z from 'zod';

/** Answers `{ error }` with status 400, in words for the person who uses the API. */
export function refusalsAsJson(scope: FastifyInstance): void {
  scope.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Error)) throw error;
    const message = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return reply.code(400).send({ error: message });
  });
}
