import { HttpException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Maximum size of an accepted CSV file, in bytes. */
const CSV_LIMIT_BYTES = 1024 * 1024;

const CSV = 'text/csv';

/** Marks a route that accepts CSV. */
const TAKES_CSV = { takesCsv: true } as const;

/** Lets a route accept a CSV file as its body, unparsed. */
export function TakesCsv(): MethodDecorator {
  return RouteConfig(TAKES_CSV);
}

/**
 * Reads CSV files unparsed, for the routes that declare it; the route detects the encoding. On other routes the type stays unknown (415),
 * so that they accept no bodies of this size. The media type is the one that Fastify itself parsed, as it also selects the body parser.
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
