import * as z from 'zod';
import { PERMISSIONS, ROLES } from '#accounts';

/** What the console learns about the person who uses it. */
export const meView = z.object({
  account: z.object({
    id: z.uuid(),
    username: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
  }),
  permissions: z.array(z.enum(PERMISSIONS)).describe('`<area>.<verb>`, as the routes require them'),
  tenant: z.object({
    slug: z.string(),
    name: z.string(),
    accentColor: z.string().describe('`#rrggbb`'),
    logo: z.string().nullable().describe('Data URL'),
  }),
  session: z.object({
    id: z
      .uuid()
      .describe(
        'A page that stays open sends it as `x-session-id` with each request, so that no other session answers the request',
      ),
    method: z.string(),
    authenticatedAt: z.date(),
    isFresh: z
      .boolean()
      .describe(
        "Whether the authentication is recent enough for a sensitive action, by the tenant's setting",
      ),
  }),
  ways: z
    .array(z.object({ key: z.string(), name: z.object({ en: z.string(), zh: z.string() }) }))
    .describe('Names of the logon methods, by the keys that sessions and records use'),
  csrfToken: z.string().describe('To be sent as `x-csrf-token` with every request that changes something'),
});

export type MeView = z.output<typeof meView>;
