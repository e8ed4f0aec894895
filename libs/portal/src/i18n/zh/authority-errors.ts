import type { Messages } from '../en.js';
import type { authorityPages as english } from '../en/authority-errors.js';

const contact = '请联系管理员。';

export const authorityPages: Pick<Messages['errors']['pages'], keyof typeof english> = {
  'credentials.outgrown': {
    title: '此登录方式已不再有效',
    text: '您的角色已提升，而当初为您提供此登录方式的人员无权为新角色担保。无人登录。',
    todo: '请使用其他方式登录，或请提升您角色的人员为此方式担保。',
  },
  'account.without_method': {
    title: '没有可用于验证的方式',
    text: '您的账户没有能证明是您本人的登录方式。未做任何更改。',
    todo: contact,
  },
  'attach_link.outgrown': {
    title: '此链接已不再有效',
    text: '自链接创建以来角色发生了变化：创建者现在已无权为此账户创建链接。未做任何更改。',
    todo: '请向管理员或所有者索取新链接。',
  },
  'break_glass.not_administrator': {
    title: '此紧急链接已不再有效',
    text: '紧急访问仅供所有者和管理员使用，而此账户已不再是其中之一。无人登录。',
    todo: '请联系系统运维人员。',
  },
};
