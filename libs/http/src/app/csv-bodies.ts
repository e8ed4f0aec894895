import type { FastifyInstance } from 'fastify';

/** Largest CSV file that is taken, in bytes. */
const CSV_LIMIT_BYTES = 1024 * 1024;

/**
 * Lets routes of the admin API take a CSV file as their body, as it is: its encoding is theirs to find out. Nobody else may send as much: elsewhere the type
 * stays unknown (415).
 */
export function takeCsvBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const isCsv = request.headers['content-type']?.startsWith('text/csv') === true;
    if (isCsv && request.routeOptions.url?.startsWith('/api/admin/') !== true)
      request.headers['content-type'] = 'application/x-not-taken';
    done();
  });
  fastify.addContentTypeParser(
    'text/csv',
    { parseAs: 'buffer', bodyLimit: CSV_LIMIT_BYTES },
    (_request, body, done) => {
      done(null, body);
    },
  );
}
