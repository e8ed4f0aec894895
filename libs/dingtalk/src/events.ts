import * as z from 'zod';
import { defineEvent } from '#kernel';
import { connectionSettings } from './domain/connection-settings.js';

const targets = z.array(z.object({ kind: z.string(), id: z.uuid(), label: z.string() })).length(1);
const subject = { outcome: z.literal('success'), connectionId: z.uuid(), targets };
const settings = z.object({ displayName: z.string(), ...connectionSettings.shape });

/** A tenant's DingTalk app was registered. It is not used until the connection is enabled. */
export const ConnectionCreated = defineEvent(
  'dingtalk.connection.created.v1',
  z.object({
    ...subject,
    after: settings.extend({ key: z.string(), corpId: z.string(), clientId: z.string() }),
  }),
  { title: { en: 'DingTalk connection created', zh: '钉钉连接已创建' }, ocsf: 'entity-management.create' },
);

/** The name of a connection or the behaviour of its QR logon was changed. */
export const ConnectionSettingsChanged = defineEvent(
  'dingtalk.connection.settings-changed.v1',
  z.object({ ...subject, before: settings, after: settings }),
  {
    title: { en: 'DingTalk connection changed', zh: '钉钉连接设置已变更' },
    ocsf: 'entity-management.update',
  },
);

/** The app's secret was replaced. The event holds neither the old nor the new one. */
export const ClientSecretRotated = defineEvent('dingtalk.connection.secret-rotated.v1', z.object(subject), {
  title: { en: 'DingTalk app secret replaced', zh: '钉钉应用密钥已更换' },
  ocsf: 'entity-management.other',
});

/** The keys for DingTalk's pushes were replaced. The previous ones stay valid for one more day. The event holds neither. */
export const CallbackKeysRotated = defineEvent('dingtalk.callback.keys-rotated.v1', z.object(subject), {
  title: { en: 'Keys of DingTalk pushes replaced', zh: '钉钉事件推送密钥已更换' },
  ocsf: 'entity-management.other',
});

const app = z.object({ corpId: z.string(), clientId: z.string() });

/** A connection was moved to another DingTalk app. */
export const AppReplaced = defineEvent(
  'dingtalk.connection.app-replaced.v1',
  z.object({ ...subject, before: app, after: app }),
  { title: { en: 'DingTalk app replaced', zh: '钉钉应用已更换' }, ocsf: 'entity-management.other' },
);

/** An administrator checked the connection. */
export const ConnectionChecked = defineEvent(
  'dingtalk.connection.checked.v1',
  z.object({
    ...subject,
    items: z.array(
      z.object({
        id: z.string(),
        outcome: z.enum(['ok', 'failed', 'unknown']),
        cause: z.string().optional(),
      }),
    ),
  }),
  { title: { en: 'DingTalk connection checked', zh: '钉钉连接已检查' }, ocsf: 'entity-management.other' },
);
