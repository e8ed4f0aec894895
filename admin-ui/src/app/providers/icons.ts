import { dingtalkIcon } from './dingtalk/icon';

/** The logos of providers, in the form of the other icons. */
export const PROVIDER_ICONS = { dingtalk: dingtalkIcon } as const;
