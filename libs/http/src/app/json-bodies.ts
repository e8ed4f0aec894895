import { HttpException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Largest body under a media type of its own, in bytes: lists of people are longer than what forms send. */
export const LARGEST_JSON_BYTES = 1024 * 1024;

const OF_ITS_OWN = /^application\/[\w.-]+\+json\b/;

/** Lets a route take JSON under a media type of its own, such as `application/scim+json`, besides `application/json`. */
export function TakesJsonAs(mediaType: string): MethodDecorator {
  return RouteConfig({ takesJsonAs: mediaType });
}

/** Reads such JSON for the routes that say so. Nobody else may send as much: elsewhere the type stays unknown (415). */
export function takeJsonBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { mediaType = '' } = request;
    const { config } = request.routeOptions;
    const taken: unknown = 'takesJsonAs' in config ? config.takesJsonAs : undefined;
    if (request.is404 || !OF_ITS_OWN.test(mediaType) || mediaType === taken) done();
    else done(new HttpException('This type of JSON is not taken here', 415));
  });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<string>(
    OF_ITS_OWN,
    { parseAs: 'string', bodyLimit: LARGEST_JSON_BYTES },
    (request, body, done) => {
      // The type may be named where there is nothing to read.
      if (body === '') done(null);
      else void parse(request, body, done);
    },
  );
}
