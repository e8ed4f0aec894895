import type { Texts } from '../en.js';

export const entrance: Texts['entrance'] = {
  title: '您属于哪个组织？',
  text: '每个组织都有自己的门户。',
  label: '组织简称',
  unknown: (typed) => `此处没有名为“${typed}”的组织。请向管理员询问组织简称。`,
  submit: '继续',
};
