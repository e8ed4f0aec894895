import * as z from 'zod';
import { defineEvent } from '#kernel';

const state = z.object({ state: z.enum(['disabled', 'enabled']) });
const targets = z.array(z.object({ kind: z.string(), id: z.uuid(), label: z.string() })).length(1);
const switched = z.object({
  outcome: z.literal('success'),
  connectionId: z.uuid(),
  targets,
  before: state,
  after: state,
});

/** A connection was enabled: people can log on with it. */
export const ConnectionEnabled = defineEvent('providers.connection.enabled.v1', switched, {
  title: { en: 'Connection enabled', zh: '连接已启用' },
  ocsf: 'entity-management.update',
  formerly: ['dingtalk.connection.enabled.v1'],
});

/** A connection was disabled: nobody can log on with it any more. Its bindings stay. */
export const ConnectionDisabled = defineEvent('providers.connection.disabled.v1', switched, {
  title: { en: 'Connection disabled', zh: '连接已停用' },
  ocsf: 'entity-management.update',
  formerly: ['dingtalk.connection.disabled.v1'],
});

/** A provider did not confirm who tried to log on. The event tells administrators why and holds nothing about the person. */
export const IdentificationFailed = defineEvent(
  'providers.identification.failed.v1',
  z.object({
    outcome: z.literal('refused'),
    connectionId: z.uuid(),
    targets,
    way: z.string(),
    reason: z.string(),
    operation: z.string().optional(),
    code: z.string().optional(),
    requestId: z.string().optional(),
    requiredScopes: z.array(z.string()).readonly().optional(),
    ip: z.string().optional(),
  }),
  {
    title: { en: 'Identity provider did not confirm the person', zh: '身份提供方未能确认身份' },
    ocsf: 'authentication.logon',
    formerly: ['dingtalk.identification.failed.v1'],
  },
);
