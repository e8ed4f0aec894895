import { common } from './zh-cn/common';
import { logonMenu } from './zh-cn/logon-menu';

/** Every text of the console in Simplified Chinese, by its id. */
export const texts: Readonly<Record<string, string>> = { ...common, ...logonMenu };
