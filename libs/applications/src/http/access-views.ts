import * as z from 'zod';
import { OBSTACLES } from '../application/explain-access.js';
import { applicationParams, assignmentView } from './application-views.js';

export const accessParams = applicationParams.extend({ accountId: z.uuid() });

export const accessView = z
  .object({
    mayUse: z.boolean(),
    obstacles: z.array(z.enum(OBSTACLES)).describe('Reasons why the account may not use the application'),
    through: z
      .array(assignmentView)
      .describe('Assignments through which the account may use the application; empty if it is for everyone'),
    departments: z.array(z.string()).describe("Names of the account's departments, the primary one first"),
    groups: z.array(z.string()).describe("Names of the account's groups, at most 50"),
  })
  .meta({ id: 'ApplicationAccess' });

const use = z
  .object({
    id: z.uuid().describe('Id of the account'),
    username: z.string(),
    displayName: z.string(),
    lastUsedAt: z.date(),
  })
  .meta({ id: 'ApplicationUse' });

export const usesView = z.object({ items: z.array(use) }).meta({ id: 'ApplicationUses' });
