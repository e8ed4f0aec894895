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
  permissions: z.array(z.enum(PERMISSIONS)).describe('`<area>.<verb>`, as routes state them'),
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
        'Goes into `x-session-id` of what a page asks that stays open: no other session answers it then',
      ),
    method: z.string(),
    authenticatedAt: z.date(),
    isFresh: z.boolean().describe('Whether that is recent enough for a sensitive act, as the tenant has it'),
  }),
  ways: z
    .array(z.object({ key: z.string(), name: z.object({ en: z.string(), zh: z.string() }) }))
    .describe('What each way to log on is called that sessions and records bear the key of'),
  csrfToken: z.string().describe('Goes into `x-csrf-token` of every request that changes something'),
});

export type MeView = z.output<typeof meView>;
