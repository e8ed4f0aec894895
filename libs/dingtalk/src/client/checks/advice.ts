import type { DingTalkReason } from '../dingtalk-error.js';
import type { BilingualText } from '#kernel';

const ADVICE: Readonly<Record<DingTalkReason, BilingualText>> = {
  code_unusable: {
    en: 'The logon code was used before or is too old. Start the logon again.',
    zh: '登录码已被使用或已过期，请重新登录。',
  },
  credentials: {
    en: 'DingTalk does not know this client id and secret. Copy both again from the console.',
    zh: '钉钉不认可此 Client ID 与 Client Secret，请从开发者后台重新复制。',
  },
  not_member: {
    en: 'The person is not a member of the connected organisation.',
    zh: '该用户不是所连接企业的成员。',
  },
  permission_missing: {
    en: 'A permission or the contact scope is missing. Apply for it, then publish a new version of the app.',
    zh: '缺少权限或通讯录范围，请申请后发布应用的新版本。',
  },
  ip_not_allowed: {
    en: "The address our calls come from is not on the app's list. Add it.",
    zh: '服务器出口 IP 不在应用的白名单中，请添加。',
  },
  app_not_enabled: {
    en: 'The app is not enabled in this organisation, or the CorpId is another organisation’s. Publish the app and check the CorpId.',
    zh: '应用未在该企业启用，或 CorpId 属于其他企业。请发布应用并核对 CorpId。',
  },
  rate_limited: {
    en: 'DingTalk limits the number of calls at this moment. Check again in a few minutes.',
    zh: '钉钉当前限制调用频率，请几分钟后重新检查。',
  },
  quota: {
    en: "The organisation's monthly number of calls is used up. Raise it at DingTalk.",
    zh: '企业本月的接口调用次数已用完，请在钉钉提升额度。',
  },
  token_invalid: {
    en: 'DingTalk does not accept the token that it issued itself. Check again; if it stays, ask DingTalk.',
    zh: '钉钉不接受其自己签发的令牌。请重新检查；若持续出现，请联系钉钉。',
  },
  unreachable: {
    en: 'DingTalk cannot be reached from this server. Check the network, the firewall and the configured addresses.',
    zh: '本服务器无法访问钉钉，请检查网络、防火墙和所配置的地址。',
  },
  timeout: {
    en: 'DingTalk did not answer in time. Check the network, then check again.',
    zh: '钉钉未及时应答，请检查网络后重试。',
  },
  unexpected_answer: {
    en: 'The answer is not what DingTalk documents. A proxy may be in between, or the configured addresses are not DingTalk’s.',
    zh: '应答与钉钉文档不符，可能中间有代理，或所配置的地址不是钉钉的地址。',
  },
  refused: {
    en: 'DingTalk refuses the request. Compare the setting with the value shown here, letter by letter.',
    zh: '钉钉拒绝了请求，请将设置与此处显示的值逐字核对。',
  },
  circuit_open: {
    en: 'The last calls to DingTalk all failed, so it is not asked for some seconds. Check again shortly.',
    zh: '最近对钉钉的调用全部失败，暂停调用数秒，请稍后重新检查。',
  },
};

/** Explains a cause to an administrator, and what to do. */
export function adviceFor(reason: DingTalkReason): BilingualText {
  return ADVICE[reason];
}

/** The items that may stay undecided even when everything works. */
export type SilentItem = 'personal_permission' | 'callback_address' | 'in_app_address';

/** Texts about items that DingTalk reveals only when a person logs on. */
export const notCheckable: Readonly<Record<SilentItem, BilingualText>> = {
  personal_permission: {
    en: 'This cannot be checked from here: DingTalk tells only when a person logs on. Make sure that it is granted.',
    zh: '此项无法从这里检查：钉钉仅在用户登录时才会告知。请确认已开通。',
  },
  callback_address: {
    en: 'This cannot be checked from here: DingTalk did not tell. Compare the setting with the value shown, letter by letter.',
    zh: '此项无法从这里检查：钉钉未告知结果。请将设置与所示的值逐字核对。',
  },
  in_app_address: {
    en: 'This cannot be checked from here: only the DingTalk app compares it. Make sure that it is entered.',
    zh: '此项无法从这里检查：仅由钉钉客户端比对。请确认已填写。',
  },
};
