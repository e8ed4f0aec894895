import { dingtalk } from './dingtalk/zh-cn';
import { unknown } from './unlinked/zh-cn';

/** Texts of providers. */
export const providers: Readonly<Record<string, string>> = { ...dingtalk, ...unknown };
