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

/** A logon method was switched on for the tenant. */
export const MethodEnabled = defineEvent('logon-menu.method.enabled.v1', methodChange, {
  title: { en: 'Logon method switched on', zh: '登录方式已启用' },
  ocsf: 'entity-management.update',
});

/** A logon method was switched off for the tenant. Logons in progress with it end. */
export const MethodDisabled = defineEvent('logon-menu.method.disabled.v1', methodChange, {
  title: { en: 'Logon method switched off', zh: '登录方式已停用' },
  ocsf: 'entity-management.update',
});

/** The default logon method for a kind of device was changed. */
export const DefaultMethodChanged = defineEvent(
  'logon-menu.method.default-changed.v1',
  z.object({ ...change, method: z.string(), device: z.enum(['desktop', 'mobile']) }),
  {
    title: { en: 'Default logon method changed', zh: '默认登录方式已变更' },
    ocsf: 'entity-management.update',
  },
);

/** The order of the logon methods was changed. */
export const MenuReordered = defineEvent('logon-menu.method.reordered.v1', z.object(change), {
  title: { en: 'Logon methods reordered', zh: '登录方式顺序已调整' },
  ocsf: 'entity-management.other',
});
