import * as z from 'zod';
import { lenientInteger, lenientText } from '../wire/lenient.js';
import { contactCall, type ContactCallContext } from './contact-call.js';

/** The part of the address book that the app may read. */
export interface ContactScope {
  /** Departments, with all below them. */
  readonly departments: readonly string[];
  /** `userId`s of individual people. */
  readonly people: readonly string[];
}

const answer = z.object({
  auth_org_scopes: z.object({
    authed_dept: z.array(lenientInteger).default([]),
    authed_user: z.array(lenientText).default([]),
  }),
});

/** @see https://open.dingtalk.com/document/development/obtain-corpid-and-application-authorization-scope */
export async function contactScope(context: ContactCallContext): Promise<ContactScope> {
  const { auth_org_scopes: scopes } = await contactCall(context, {
    operation: 'auth/scopes',
    path: '/auth/scopes',
    schema: answer,
  });
  return { departments: scopes.authed_dept.map(String), people: scopes.authed_user };
}
