import { dingtalk } from './dingtalk/zh-cn';

/** Texts of providers. */
export const providers: Readonly<Record<string, string>> = { ...dingtalk };
