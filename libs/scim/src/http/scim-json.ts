import { applyDecorators, Header, HttpCode } from '@nestjs/common';
import { TakesJsonAs } from '#http';

/** The media type of SCIM (RFC 7644, 8.1). */
export const SCIM_JSON = 'application/scim+json';

/** Where SCIM begins. */
export const SCIM_PATH = '/scim/v2';

/** The name of a message, without the form that all have. */
export function messageSchema(name: string): string {
  return `urn:ietf:params:scim:api:messages:2.0:${name}`;
}

/** A route whose answer is SCIM. Some clients name the type with every request, also where there is no body. */
export function SpeaksScim(status = 200): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    Header('content-type', `${SCIM_JSON}; charset=utf-8`),
    TakesJsonAs(SCIM_JSON),
  );
}
