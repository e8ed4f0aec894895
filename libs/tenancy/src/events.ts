import * as z from 'zod';
import { defineEvent } from '#kernel';

const targets = z.array(z.object({ kind: z.literal('tenant'), id: z.uuid(), label: z.string() })).length(1);
const subject = { outcome: z.literal('success'), targets };

/** A tenant was created. */
export const TenantCreated = defineEvent(
  'tenancy.tenant.created.v1',
  z.object({ ...subject, slug: z.string(), name: z.string() }),
  { title: { en: 'Organisation created', zh: '组织已创建' }, ocsf: 'entity-management.create' },
);

/** Nobody can log on to the tenant any more, and its sessions are no longer valid. */
export const TenantSuspended = defineEvent(
  'tenancy.tenant.suspended.v1',
  z.object({ ...subject, reason: z.string() }),
  { title: { en: 'Organisation suspended', zh: '组织已停用' }, ocsf: 'entity-management.other' },
);

/** People can log on to the tenant again. */
export const TenantResumed = defineEvent('tenancy.tenant.resumed.v1', z.object(subject), {
  title: { en: 'Organisation resumed', zh: '组织已恢复' },
  ocsf: 'entity-management.other',
});

/** Settings were changed; lists only those. For a logo, it only says whether there is one. */
export const TenantSettingsChanged = defineEvent(
  'tenancy.tenant.settings-changed.v1',
  z.object({
    ...subject,
    before: z.record(z.string(), z.unknown()),
    after: z.record(z.string(), z.unknown()),
  }),
  { title: { en: 'Organisation settings changed', zh: '组织设置已变更' }, ocsf: 'entity-management.update' },
);
