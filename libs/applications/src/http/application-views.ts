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
  id: z.uuid().describe('Id of the application, which is also its client id'),
  name: z.string(),
  description: z.string(),
  category: z.string().describe('Heading under which people find the application; empty: none'),
  logo: z.string().nullable().describe('Data URL'),
  state: z.enum(['enabled', 'disabled']),
  audience: z.enum(['everyone', 'assigned']),
  createdAt: z.date(),
};

const listed = z
  .object({
    ...common,
    protocol: z.enum(PROTOCOLS).describe('Protocol of the application'),
    lastUsedAt: z.date().nullable().describe('When somebody last used the application; null: never'),
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
      .describe('Everybody in this department and in the departments below it'),
    group: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Everybody in this group'),
    createdAt: z.date(),
  })
  .meta({ id: 'ApplicationAssignment' });

const secret = z.object({
  createdAt: z.date(),
  expiresAt: z.date().nullable().describe('Null: valid until it is replaced'),
});

/** An application without its secrets, which cannot be read again. */
export const applicationView = z
  .object({
    ...common,
    revision: z.string().describe('The ETag of this application, without quotes'),
    issuer: z.string().describe('Address of the OpenID provider'),
    discovery: z.string().describe('Discovery document, with all other addresses'),
    ownerId: z.uuid().nullable(),
    startUrl: z.string().nullable(),
    openUrl: z
      .string()
      .describe(
        'Address that opens the application through the portal, for a workbench, a bookmark or a message',
      ),
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
    retiresAt: z
      .date()
      .nullable()
      .describe('Null: this key signs. Otherwise it stays published until this time'),
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
