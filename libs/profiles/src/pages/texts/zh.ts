import type { Texts } from './en.js';

const mine: Texts['mine'] = {
  title: '我的资料',
  text: '组织保存的关于您的信息。',
  change: '修改我的资料',
  changeText: '此处未列出的信息由您的组织维护。',
  yes: '是',
  no: '否',
  none: '未填写',
  submit: '保存',
  refused: {
    'profiles.value_missing': (field) => `请填写“${field}”。`,
    'profiles.value_taken': (field) => `其他账号已使用此值：${field}。`,
    'profiles.value_invalid': (field) => `“${field}”的格式不正确。`,
  },
  forms: {
    number: '数字，例如 12 或 12.5。',
    url: '网址，例如 https://example.com/me。',
  },
};

const notices: Texts['notices'] = { home: { 'profile.changed': '您的资料已保存。' } };

const errors: Texts['errors'] = {
  pages: {
    'profiles.field_unknown': {
      title: '此字段已不存在',
      text: '打开表单后，您的组织更改了所保存的信息。',
      todo: '请重新打开表单。',
    },
    'profiles.field_fixed': {
      title: '此字段不能在这里修改',
      text: '打开表单后，您的组织更改了谁可以修改它。',
      todo: '请重新打开表单。',
    },
  },
};

export const zh: Texts = { mine, notices, errors };
