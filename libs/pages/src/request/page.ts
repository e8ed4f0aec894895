import { applyDecorators, Header } from '@nestjs/common';

/** Marks a route whose answer is a page. */
export function Page(): MethodDecorator {
  return applyDecorators(Header('content-type', 'text/html; charset=utf-8'));
}

/** Reason for public routes that people use before they have a session. */
export const BEFORE_LOGON = 'people who log on have no session yet';
