import { dingtalkIcon } from './dingtalk/icon';

/** The marks of providers, drawn as the other icons are. */
export const PROVIDER_ICONS = { dingtalk: dingtalkIcon } as const;
