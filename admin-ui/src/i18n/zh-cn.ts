import { providers } from '../app/providers/zh-cn';
import { accounts } from './zh-cn/accounts';
import { applicationProtocols } from './zh-cn/application-protocols';
import { applications } from './zh-cn/applications';
import { apiAccess } from './zh-cn/api-access';
import { audit } from './zh-cn/audit';
import { bindings } from './zh-cn/bindings';
import { common } from './zh-cn/common';
import { directory } from './zh-cn/directory';
import { groups } from './zh-cn/groups';
import { logonMenu } from './zh-cn/logon-menu';
import { outbound } from './zh-cn/outbound';
import { overview } from './zh-cn/overview';
import { reasons } from './zh-cn/reasons';
import { sessions } from './zh-cn/sessions';
import { settings } from './zh-cn/settings';

/** Every text of the console in Simplified Chinese, by its id. */
export const texts: Readonly<Record<string, string>> = {
  ...common,
  ...overview,
  ...logonMenu,
  ...providers,
  ...bindings,
  ...accounts,
  ...applicationProtocols,
  ...directory,
  ...groups,
  ...outbound,
  ...applications,
  ...reasons,
  ...sessions,
  ...audit,
  ...apiAccess,
  ...settings,
};
