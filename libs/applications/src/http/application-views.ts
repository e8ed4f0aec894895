import * as z from 'zod';
import { ROLES } from '#accounts';
import { pageQueryOf, pageViewOf, searchText } from '#http';
import { plainText } from '#kernel';
import { applicationChanges, newApplicationFields } from '../domain/application-fields.js';
import { PROTOCOLS, type Application } from '../domain/application.js';
import type { Assignment } from '../domain/assignment.js';
import type { GoodSecret } from '../application/application-directory.js';
import { OVERLAP_HOURS } from '../application/rotate-client-secret.js';
import { applicationRevision } from '../infra/read-application.js';

const common = {
  id: z.uuid().describe('Also its client id'),
  name: z.string(),
  description: z.string(),
  category: z.string().describe('The heading under which people find it; empty: none'),
  logo: z.string().nullable().describe('Data URL'),
  state: z.enum(['enabled', 'disabled']),
  audience: z.enum(['everyone', 'assigned']),
  createdAt: z.date(),
};

const listed = z
  .object({
    ...common,
    protocol: z.enum(PROTOCOLS).describe('How it is spoken to'),
    lastUsedAt: z.date().nullable().describe('When somebody last came to it; null: nobody has yet'),
  })
  .meta({ id: 'ListedApplication' });

export const applicationPage = pageViewOf(listed).meta({ id: 'ApplicationPage' });

export const applicationsQuery = pageQueryOf(z.tuple([plainText({ max: 200 }), z.uuid()])).extend({
  search: searchText.optional(),
  state: z.enum(['enabled', 'disabled']).optional(),
});

export const assignmentView = z
  .object({
    id: z.uuid(),
    role: z.enum(ROLES).nullable(),
    account: z.object({ id: z.uuid(), username: z.string(), displayName: z.string() }).nullable(),
    unit: z
      .object({ id: z.uuid(), name: z.string() })
      .nullable()
      .describe('Everybody in this department, and in those below it'),
    group: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Everybody in this group'),
    createdAt: z.date(),
  })
  .meta({ id: 'ApplicationAssignment' });

const secret = z.object({
  createdAt: z.date(),
  expiresAt: z.date().nullable().describe('Null: until it is replaced'),
});

/** An application without its secrets, which cannot be read again. */
export const applicationView = z
  .object({
    ...common,
    revision: z.string().describe('In quotes it is the ETag of this application'),
    issuer: z.string().describe('Address of the OpenID provider'),
    discovery: z.string().describe('Where the application finds out all the rest'),
    ownerId: z.uuid().nullable(),
    startUrl: z.string().nullable(),
    openUrl: z.string().describe('Opens it through the portal: for a workbench, a bookmark or a message'),
    authentication: z.string(),
    grantTypes: z.array(z.string()),
    redirectUris: z.array(z.string()),
    postLogoutRedirectUris: z.array(z.string()),
    backchannelLogoutUri: z.string().nullable(),
    publicKeys: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }).nullable(),
    scopes: z.array(z.string()),
    apis: z.array(z.string()),
    apiScopes: z.array(z.string()),
    asksConsent: z.boolean(),
    subjectType: z.string(),
    idTokenAlgorithm: z.string(),
    accessTokenSeconds: z.int(),
    refreshTokenSeconds: z.int(),
    updatedAt: z.date(),
    secrets: z.array(secret),
    assignments: z.array(assignmentView),
  })
  .meta({ id: 'Application' });

export type ApplicationView = z.output<typeof applicationView>;

export const createdView = z
  .object({ id: z.uuid(), clientId: z.string(), clientSecret: z.string().nullable() })
  .meta({ id: 'CreatedApplication' });

export const secretView = z.object({ clientSecret: z.string() }).meta({ id: 'NewClientSecret' });
export const assignedView = z.object({ id: z.uuid() }).meta({ id: 'Assigned' });

export const applicationParams = z.object({ applicationId: z.uuid() });
export const assignmentParams = applicationParams.extend({ assignmentId: z.uuid() });
export const newApplicationBody = newApplicationFields.meta({ id: 'NewApplication' });
export const changesBody = applicationChanges.meta({ id: 'ApplicationChanges' });
export const rotateBody = z
  .strictObject({ overlapHours: z.number().min(0).max(OVERLAP_HOURS.longest).default(OVERLAP_HOURS.usual) })
  .meta({ id: 'RotateClientSecret' });

export const assigneeBody = z
  .union([
    z.strictObject({ role: z.enum(ROLES) }),
    z.strictObject({ accountId: z.uuid() }),
    z.strictObject({ unitId: z.uuid() }),
    z.strictObject({ groupId: z.uuid() }),
  ])
  .meta({ id: 'ApplicationAssignee' });

const key = z
  .object({
    id: z.uuid(),
    algorithm: z.string(),
    createdAt: z.date(),
    retiresAt: z.date().nullable().describe('Null: it signs. Otherwise it is published until then'),
  })
  .meta({ id: 'SigningKey' });

export const signingKeysView = z.object({ items: z.array(key) }).meta({ id: 'SigningKeys' });

/** An application's secrets, assignments and other parts. */
interface Belongings {
  readonly issuer: string;
  readonly openUrl: string;
  readonly secrets: readonly GoodSecret[];
  readonly assignments: readonly Assignment[];
}

export function applicationViewOf(application: Application, belongings: Belongings): ApplicationView {
  const { issuer, openUrl, secrets, assignments } = belongings;
  return applicationView.parse({
    ...application,
    revision: applicationRevision(application),
    issuer,
    openUrl,
    discovery: `${issuer}/.well-known/openid-configuration`,
    secrets,
    assignments,
  });
}
