import { HttpException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Largest CSV file that is taken, in bytes. */
const CSV_LIMIT_BYTES = 1024 * 1024;

const CSV = 'text/csv';

/** What a route that takes CSV says of itself. */
const TAKES_CSV = { takesCsv: true } as const;

/** Lets a route take a CSV file as its body, as it is. */
export function TakesCsv(): MethodDecorator {
  return RouteConfig(TAKES_CSV);
}

/**
 * Reads CSV files for the routes that say so, as they are: their encoding is for the route to find out. Nobody else may send as much: elsewhere the
 * type stays unknown (415). The type is taken from Fastify's own reading of it, by which the body is parsed, too.
 */
export function takeCsvBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const isTaken = request.mediaType !== CSV || 'takesCsv' in request.routeOptions.config;
    if (isTaken) done();
    else done(new HttpException('CSV is not taken here', 415));
  });
  fastify.addContentTypeParser(
    CSV,
    { parseAs: 'buffer', bodyLimit: CSV_LIMIT_BYTES },
    (_request, body, done) => {
      done(null, body);
    },
  );
}
