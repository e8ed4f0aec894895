import * as z from 'zod';
import { ROLES } from '#accounts';
import { defineEvent } from '#kernel';
import { PROTOCOLS } from './domain/application.js';
import { AUTHENTICATIONS, ALGORITHMS } from './domain/client-settings.js';

const targets = z
  .array(z.object({ kind: z.string(), id: z.uuid(), label: z.string() }))
  .min(1)
  .max(2);
const subject = { outcome: z.literal('success'), applicationId: z.uuid(), targets };

/** An OpenID Connect client as the log records it. */
const client = z.object({
  authentication: z.enum(AUTHENTICATIONS),
  grantTypes: z.array(z.string()),
  redirectUris: z.array(z.string()),
  postLogoutRedirectUris: z.array(z.string()),
  backchannelLogoutUri: z.string().nullable(),
  publicKeyIds: z.array(z.string()),
  scopes: z.array(z.string()),
  apis: z.array(z.string()),
  apiScopes: z.array(z.string()),
  asksConsent: z.boolean(),
  subjectType: z.string(),
  idTokenAlgorithm: z.string(),
  accessTokenSeconds: z.number(),
  refreshTokenSeconds: z.number(),
});

/** An application as the log records it, including its protocol's part. For its logo and keys it says only whether they are set. */
const settings = z.looseObject({
  protocol: z.enum(PROTOCOLS),
  name: z.string(),
  description: z.string(),
  /** Missing in events from before there were categories. */
  category: z.string().optional(),
  hasLogo: z.boolean(),
  ownerId: z.uuid().nullable(),
  state: z.enum(['enabled', 'disabled']),
  audience: z.enum(['everyone', 'assigned']),
  startUrl: z.string().nullable(),
  ...client.partial().shape,
});

export type RecordedSettings = z.output<typeof settings>;

/** An application was registered. */
export const ApplicationCreated = defineEvent(
  'applications.application.created.v1',
  z.object({ ...subject, after: settings }),
  { title: { en: 'Application created', zh: '应用已创建' }, ocsf: 'entity-management.create' },
);

/** Settings of an application were changed. The event holds only the changed settings. */
export const ApplicationChanged = defineEvent(
  'applications.application.changed.v1',
  z.object({ ...subject, before: settings.partial(), after: settings.partial() }),
  { title: { en: 'Application changed', zh: '应用设置已变更' }, ocsf: 'entity-management.update' },
);

/** An application was deleted, together with the consents that people had given it. */
export const ApplicationDeleted = defineEvent(
  'applications.application.deleted.v1',
  z.object({ ...subject, before: settings }),
  { title: { en: 'Application deleted', zh: '应用已删除' }, ocsf: 'entity-management.delete' },
);

/** An application has a new secret. The previous one stays valid for the overlap. The event holds neither. */
export const ClientSecretRotated = defineEvent(
  'applications.client-secret.rotated.v1',
  z.object({ ...subject, overlapSeconds: z.number() }),
  {
    title: { en: 'Application secret replaced', zh: '应用密钥已更换' },
    ocsf: 'entity-management.other',
  },
);

const assignee = {
  role: z.enum(ROLES).optional(),
  accountId: z.uuid().optional(),
  /** Everybody in the unit and below it. */
  unitId: z.uuid().optional(),
  groupId: z.uuid().optional(),
};

/** An application was assigned to a role, an account, a unit or a group. */
export const ApplicationAssigned = defineEvent(
  'applications.application.assigned.v1',
  z.object({ ...subject, ...assignee }),
  { title: { en: 'Application assigned', zh: '应用已分配' }, ocsf: 'entity-management.update' },
);

/** An application is no longer assigned to a role, an account, a unit or a group. */
export const ApplicationUnassigned = defineEvent(
  'applications.application.unassigned.v1',
  z.object({ ...subject, ...assignee }),
  {
    title: { en: 'Application unassigned', zh: '应用分配已取消' },
    ocsf: 'entity-management.update',
  },
);

/** A tenant signs tokens with new keys. The previous ones stay published for the overlap. */
export const SigningKeysRotated = defineEvent(
  'applications.signing-keys.rotated.v1',
  z.object({
    outcome: z.literal('success'),
    keys: z.array(z.object({ keyId: z.uuid(), algorithm: z.enum(ALGORITHMS) })),
    overlapSeconds: z.number(),
  }),
  { title: { en: 'Signing keys replaced', zh: '签名密钥已轮换' }, ocsf: 'entity-management.other' },
);
