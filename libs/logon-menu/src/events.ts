import * as z from 'zod';
import { defineEvent } from '#kernel';

const state = z.object({
  order: z.array(z.string()).readonly(),
  enabled: z.array(z.string()).readonly(),
  defaultDesktop: z.string().nullable(),
  defaultMobile: z.string().nullable(),
});
const change = { outcome: z.literal('success'), before: state, after: state };
const methodChange = z.object({ ...change, method: z.string() });

/** People of the tenant can log on with the method. */
export const MethodEnabled = defineEvent('logon-menu.method.enabled.v1', methodChange, {
  title: { en: 'Logon method switched on', zh: '登录方式已启用' },
  ocsf: 'entity-management.update',
});

/** Nobody of the tenant can log on with the method any more; logons in progress with it end. */
export const MethodDisabled = defineEvent('logon-menu.method.disabled.v1', methodChange, {
  title: { en: 'Logon method switched off', zh: '登录方式已停用' },
  ocsf: 'entity-management.update',
});

/** Another method is the default on a kind of device. */
export const DefaultMethodChanged = defineEvent(
  'logon-menu.method.default-changed.v1',
  z.object({ ...change, method: z.string(), device: z.enum(['desktop', 'mobile']) }),
  {
    title: { en: 'Default logon method changed', zh: '默认登录方式已变更' },
    ocsf: 'entity-management.update',
  },
);

/** The methods are offered in another order. */
export const MenuReordered = defineEvent('logon-menu.method.reordered.v1', z.object(change), {
  title: { en: 'Logon methods reordered', zh: '登录方式顺序已调整' },
  ocsf: 'entity-management.other',
});
