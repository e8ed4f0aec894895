import { HttpException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Maximum size of a body with its own media type, in bytes: lists of people are longer than forms. */
export const LARGEST_JSON_BYTES = 1024 * 1024;

const OF_ITS_OWN = /^application\/[\w.-]+\+json\b/;

/** Lets a route accept JSON with its own media type, such as `application/scim+json`, besides `application/json`. */
export function TakesJsonAs(mediaType: string): MethodDecorator {
  return RouteConfig({ takesJsonAs: mediaType });
}

/**
 * Reads such JSON for the routes that declare it. On other routes the type stays unknown (415), so that they accept no bodies of this size.
 */
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
      // A request without a body may still name the type.
      if (body === '') done(null);
      else void parse(request, body, done);
    },
  );
}
