import { z } from 'zod';
import { defineEvent } from '#kernel';

const state = z.object({ state: z.enum(['disabled', 'enabled']) });
const switched = z.object({
  outcome: z.literal('success'),
  connectionId: z.uuid(),
  targets: z.array(z.object({ kind: z.string(), id: z.uuid(), label: z.string() })).length(1),
  before: state,
  after: state,
});

/** People may log on by this connection from now on. */
export const ConnectionEnabled = defineEvent('providers.connection.enabled.v1', switched, {
  title: { en: 'Connection enabled', zh: '连接已启用' },
  ocsf: 'entity-management.update',
  formerly: ['dingtalk.connection.enabled.v1'],
});

/** Nobody can log on by this connection any more; its bindings stay. */
export const ConnectionDisabled = defineEvent('providers.connection.disabled.v1', switched, {
  title: { en: 'Connection disabled', zh: '连接已停用' },
  ocsf: 'entity-management.update',
  formerly: ['dingtalk.connection.disabled.v1'],
});
