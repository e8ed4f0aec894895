import type { Texts } from './en.js';

const answer: Texts['answer'] = {
  title: '请稍候',
  text: (application) => `正在前往${application}。`,
  submit: '继续',
};

const test: Texts['test'] = {
  title: (application) => `登录${application}成功`,
  text: '以下是应用会收到的关于您的信息。没有向应用发送任何内容；此处显示的内容未签名，因此没有任何效力。',
  destination: '发送地址',
  nameId: '用户名称（NameID）',
  nameIdFormat: '名称格式',
  signed: '签名范围',
  signedParts: { assertion: '断言', response: '响应', both: '断言和响应' },
  encrypted: '加密',
  yes: '是',
  no: '否',
  attributes: '属性',
  noAttributes: '不提供任何属性。',
  assertion: '断言',
};

/** 应用的消息有问题时，用户可以做什么。 */
const TELL = '请返回应用重试；如果问题再次出现，请告知应用的负责人。';

const errors: Texts['errors'] = {
  pages: {
    'saml.message_invalid': {
      title: '无法识别应用的请求',
      text: '该请求不是有效的 SAML 2.0 请求，或不是发给本组织的。',
      todo: TELL,
    },
    'saml.signature_invalid': {
      title: '应用的签名不匹配',
      text: '无法确认该请求确实来自此应用。',
      todo: TELL,
    },
    'saml.application_unknown': {
      title: '此应用未在此注册',
      text: '本组织没有与请求中的名称对应的已启用应用。',
      todo: '请联系管理员注册或启用该应用。',
    },
    'saml.message_expired': {
      title: '请求已过期',
      text: '该请求生成的时间过早，或应用的时钟不准确。',
      todo: TELL,
    },
    'saml.request_used': {
      title: '此请求已被使用',
      text: '应用的每个请求只能使用一次。',
      todo: '请返回应用重新开始。',
    },
    'saml.request_over': {
      title: '此次登录已结束',
      text: '登录已超时，或已经完成。',
      todo: '请返回应用重新开始。',
    },
    'saml.address_unknown': {
      title: '应用要求将结果发往其他地址',
      text: '该地址未为此应用登记，因此不会向其发送任何内容。',
      todo: TELL,
    },
    'saml.email_missing': {
      title: '您的账号没有邮箱地址',
      text: '此应用通过邮箱地址识别用户。',
      todo: '请联系管理员填写您的邮箱地址。',
    },
  },
};

export const zh: Texts = { answer, test, errors };
