import { ApiExtension } from '@nestjs/swagger';

/** Name of the OpenAPI extension that marks described routes outside of `/api/`. */
export const JSON_ROUTE = 'x-json-route';

/** Includes a JSON route in the API's description although its path has no `/api/`. */
export function JsonRoute(): MethodDecorator {
  return ApiExtension(JSON_ROUTE, true) as MethodDecorator;
}
