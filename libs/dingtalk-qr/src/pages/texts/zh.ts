import type { Texts } from './en.js';

const contact = '请联系管理员。';
const startAgain = '请重新开始，或使用其他登录方式。';
const otherMethod = '请使用其他登录方式，或几分钟后重试。';
const notEnabled = { title: '此登录方式未启用', text: '您的组织未启用此登录方式。', todo: contact };

const errors: Texts['errors'] = {
  inline: {
    'dingtalk.unavailable': '钉钉暂时没有响应，请使用其他方式。',
  },
  pages: {
    'dingtalk.connection.disabled': notEnabled,
    'dingtalk.connection.unknown': notEnabled,
    'dingtalk.not_member': ({ tenant }) => ({
      title: `您不是${tenant ?? '该组织'}的成员`,
      text: '您的钉钉账号不属于该组织。本次登录未完成。',
      todo: '请在钉钉中切换到正确的账号，或联系管理员。',
    }),
    'dingtalk.code_unusable': {
      title: '钉钉未告知您的身份',
      text: '其答复已失效。本次登录未完成。',
      todo: startAgain,
    },
    'dingtalk.slow': {
      title: '钉钉响应过慢',
      text: '我们未能及时得到答复。本次登录未完成。',
      todo: otherMethod,
    },
    'dingtalk.unavailable': {
      title: '钉钉没有响应',
      text: '这不是您的问题。本次登录未完成。',
      todo: otherMethod,
    },
    'dingtalk.refused': {
      title: '钉钉拒绝了请求',
      text: '您组织的钉钉连接需要检查，管理员可以看到原因。本次登录未完成。',
      todo: otherMethod,
    },
    'dingtalk.declined': {
      title: '钉钉未获准告知您的身份',
      text: '钉钉页面被关闭或拒绝。本次登录未完成。',
      todo: startAgain,
    },
    'dingtalk.callback.malformed': {
      title: '钉钉的答复不完整',
      text: '我们无法读取您的身份。本次登录未完成。',
      todo: startAgain,
    },
  },
};

export const zh: Texts = { errors };
