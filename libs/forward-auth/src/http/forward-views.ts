import * as z from 'zod';
import { assignmentView } from '#applications';
import { forwardChanges, newForwardApplication } from '../domain/hosts.js';

export const forwardApplicationView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    category: z.string().describe('Heading under which people find the application; empty: none'),
    logo: z.string().nullable().describe('Data URL'),
    state: z.enum(['enabled', 'disabled']),
    audience: z.enum(['everyone', 'assigned']),
    ownerId: z.uuid().nullable(),
    startUrl: z.string().nullable().describe('Null: the address of the first host'),
    openUrl: z
      .string()
      .describe(
        'Address that opens the application through the portal, for a workbench, a bookmark or a message',
      ),
    hosts: z.array(z.string()).describe('Hosts at which its proxy serves the application'),
    checkUrl: z.string().describe('Address that the proxy calls for each request'),
    revision: z.string().describe('The ETag of this application, without quotes'),
    createdAt: z.date(),
    updatedAt: z.date(),
    assignments: z.array(assignmentView),
  })
  .meta({ id: 'ForwardApplication' });

export type ForwardApplicationView = z.output<typeof forwardApplicationView>;

export const createdForwardView = z
  .object({ id: z.uuid(), hosts: z.array(z.string()) })
  .meta({ id: 'CreatedForwardApplication' });

export const forwardHeadersView = z
  .object({
    items: z
      .array(z.object({ name: z.string(), value: z.string().describe('Percent-encoded, as it is sent') }))
      .describe('Empty if the account may not use the application'),
  })
  .meta({ id: 'ForwardHeaders' });

export const forwardParams = z.object({ applicationId: z.uuid() });
export const newForwardBody = newForwardApplication.meta({ id: 'NewForwardApplication' });
export const forwardChangesBody = forwardChanges.meta({ id: 'ForwardApplicationChanges' });
