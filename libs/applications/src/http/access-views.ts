import * as z from 'zod';
import { OBSTACLES } from '../application/explain-access.js';
import { applicationParams, assignmentView } from './application-views.js';

export const accessParams = applicationParams.extend({ accountId: z.uuid() });

export const accessView = z
  .object({
    mayUse: z.boolean(),
    obstacles: z.array(z.enum(OBSTACLES)).describe('What keeps the account from the application'),
    through: z
      .array(assignmentView)
      .describe(
        'What the application is assigned to that holds for the account; nothing when it is for everyone',
      ),
    departments: z
      .array(z.string())
      .describe('Names of the departments that the account is in, the primary one first'),
    groups: z.array(z.string()).describe('Names of the groups that the account is in, 50 at most'),
  })
  .meta({ id: 'ApplicationAccess' });

const use = z
  .object({
    id: z.uuid().describe('Of the account'),
    username: z.string(),
    displayName: z.string(),
    lastUsedAt: z.date(),
  })
  .meta({ id: 'ApplicationUse' });

export const usesView = z.object({ items: z.array(use) }).meta({ id: 'ApplicationUses' });
