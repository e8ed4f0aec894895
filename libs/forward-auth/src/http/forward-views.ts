import * as z from 'zod';
import { assignmentView } from '#applications';
import { forwardChanges, newForwardApplication } from '../domain/hosts.js';

export const forwardApplicationView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    category: z.string().describe('The heading under which people find it; empty: none'),
    logo: z.string().nullable().describe('Data URL'),
    state: z.enum(['enabled', 'disabled']),
    audience: z.enum(['everyone', 'assigned']),
    ownerId: z.uuid().nullable(),
    startUrl: z.string().nullable().describe('Null: it begins at its first host'),
    openUrl: z.string().describe('Opens it through the portal: for a workbench, a bookmark or a message'),
    hosts: z.array(z.string()).describe('Where it is reached, through its proxy'),
    checkUrl: z.string().describe('What the proxy asks for each request'),
    revision: z.string().describe('In quotes it is the ETag of this application'),
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
      .describe('Empty for somebody who may not use the application'),
  })
  .meta({ id: 'ForwardHeaders' });

export const forwardParams = z.object({ applicationId: z.uuid() });
export const newForwardBody = newForwardApplication.meta({ id: 'NewForwardApplication' });
export const forwardChangesBody = forwardChanges.meta({ id: 'ForwardApplicationChanges' });
