import { applyDecorators, Header, HttpCode } from '@nestjs/common';
import { TakesJsonAs } from '#http';

/** The media type of SCIM (RFC 7644, 8.1). */
export const SCIM_JSON = 'application/scim+json';

/** The root path of SCIM. */
export const SCIM_PATH = '/scim/v2';

/** The URN of a message schema. */
export function messageSchema(name: string): string {
  return `urn:ietf:params:scim:api:messages:2.0:${name}`;
}

/** A route that answers with SCIM. Some clients send the content type with every request, even without a body. */
export function SpeaksScim(status = 200): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    Header('content-type', `${SCIM_JSON}; charset=utf-8`),
    TakesJsonAs(SCIM_JSON),
  );
}
