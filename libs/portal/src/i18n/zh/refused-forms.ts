import type { refusedForms as english } from '../en/refused-forms.js';

export const refusedForms: typeof english = {
  'csrf.refused': {
    title: '页面打开时间过长',
    text: '为安全起见，表单未被接受。未作任何更改。',
    todo: '请返回并重新加载页面，然后再次提交。',
  },
  'csrf.address': {
    title: '这不是门户本身的地址',
    text: '为安全起见，表单只在唯一的地址上被接受。未作任何更改。',
    todo: '请打开正确的地址并在那里重试。如果是书签或链接带您来到此处，请更新它。',
  },
  'csrf.cookies': {
    title: '您的浏览器未保存 Cookie',
    text: '没有 Cookie，我们无法识别您的浏览器。未作任何更改。',
    todo: '请允许本站点使用 Cookie；如果无痕窗口阻止了 Cookie，请退出该窗口，然后重试。',
  },
  'csrf.logged_on': {
    title: '您已在此期间登录',
    text: '此页面是您在其他标签页或窗口登录之前打开的。未作任何更改。',
    todo: '请在门户中继续。如果您当时在其他页面，请重新加载该页面。',
  },
};
