import type { BilingualText } from '#kernel';
import type { CheckId } from './check-item.js';

/** Where to find each setting in DingTalk's developer console (open-dev.dingtalk.com), in the words of its menus. */
export const consolePlaces: Readonly<Record<CheckId, BilingualText>> = {
  credentials: {
    en: 'Application › Basic information › Credentials: Client ID, Client Secret; organisation overview: CorpId',
    zh: '应用 › 基础信息 › 凭证与基础信息：Client ID、Client Secret；企业首页：CorpId',
  },
  address_book_permission: {
    en: 'Application › Permission management › Contacts: read member information (qyapi_get_member)',
    zh: '应用 › 权限管理 › 通讯录管理：成员信息读权限（qyapi_get_member）',
  },
  member_lookup: {
    en: 'Application › Permission management › Contacts: scope of the interface',
    zh: '应用 › 权限管理 › 通讯录管理：接口调用范围',
  },
  personal_permission: {
    en: 'Application › Permission management › Personal information: contact personal information read (Contact.User.Read); publish a version afterwards',
    zh: '应用 › 权限管理 › 个人权限：通讯录个人信息读权限（Contact.User.Read）；之后发布新版本',
  },
  callback_address: {
    en: 'Application › Security settings › Redirect URL (callback domain)',
    zh: '应用 › 安全设置 › 重定向 URL（回调域名）',
  },
  in_app_address: {
    en: 'Application › Web app: homepage address; or Security settings › In-app login address',
    zh: '应用 › 网页应用：应用首页地址；或安全设置 › 端内免登地址',
  },
  egress_ip: {
    en: 'Application › Security settings › Server egress IP',
    zh: '应用 › 安全设置 › 服务器出口 IP',
  },
  directory_departments: {
    en: 'Application › Permission management › Contacts: 通讯录部门信息读权限 (qyapi_get_department_list); publish a version afterwards',
    zh: '应用 › 权限管理 › 通讯录管理：通讯录部门信息读权限（qyapi_get_department_list）；之后发布新版本',
  },
  directory_members: {
    en: 'Application › Permission management › Contacts: 通讯录部门成员读权限 (qyapi_get_department_member); publish a version afterwards',
    zh: '应用 › 权限管理 › 通讯录管理：通讯录部门成员读权限（qyapi_get_department_member）；之后发布新版本',
  },
  directory_leavers: {
    en: 'Application › Permission management › Contacts: 通讯录基本数据读权限 (Contact.Common.Read); publish a version afterwards',
    zh: '应用 › 权限管理 › 通讯录管理：通讯录基本数据读权限（Contact.Common.Read）；之后发布新版本',
  },
};
