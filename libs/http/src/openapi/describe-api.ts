import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { CSRF_HEADER } from '../csrf/csrf-tokens.js';
import { convertSchema } from './convert-schema.js';
import { JSON_ROUTE } from './json-route.js';
import { PROBLEM_SCHEMA } from './problem-schema.js';

const VERSION = '1.0.0';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/**
 * Describes the JSON API (OpenAPI 3.0): every route with `/api/` in its path, and those marked `@JsonRoute()`. Answers are described by
 * `@ApiOkResponse({ standardSchema })` with the same zod schema that shapes them.
 */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('openeiam')
    .setDescription(
      'Errors are problem documents (RFC 9457). Programs send an API token (`Authorization: Bearer …`) and nothing else. Pages use a session; ' +
        'their requests that change something also need an anti-CSRF token.',
    )
    .setVersion(VERSION)
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addCookieAuth('__Host-session', { type: 'apiKey' }, 'session')
    .addApiKey({ type: 'apiKey', in: 'header', name: CSRF_HEADER }, 'csrf')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => operationId(controller, method),
    standardSchemaConverter: convertSchema,
  });
  const paths = Object.entries(document.paths).filter(
    ([path, item]) => path.includes('/api/') || METHODS.some((method) => isJsonRoute(item[method])),
  );
  for (const [, path] of paths) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation !== undefined) operation.responses['default'] ??= PROBLEM_RESPONSE;
    }
  }
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA },
    },
  };
}

function isJsonRoute(operation: object | undefined): boolean {
  return operation !== undefined && JSON_ROUTE in operation;
}

const PROBLEM_RESPONSE = {
  description: 'The request was refused or failed.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** `LogonMenuController`, `reorder` → `logonMenuReorder`. */
function operationId(controller: string, method: string): string {
  const area = controller.replace(/Controller$/, '');
  return area.slice(0, 1).toLowerCase() + area.slice(1) + method.slice(0, 1).toUpperCase() + method.slice(1);
}
