const contact = 'Please contact the administrator.';
const startAgain = 'Start again, or use another logon method.';
const otherMethod = 'Please use another logon method, or try again in a few minutes.';
const notEnabled = {
  title: 'This logon method is not enabled',
  text: 'It is not enabled for your organisation.',
  todo: contact,
};

const errors = {
  inline: {
    'dingtalk.unavailable': 'DingTalk is not responding at the moment. Please use another method.',
  },
  pages: {
    'dingtalk.connection.disabled': notEnabled,
    'dingtalk.connection.unknown': notEnabled,
    'dingtalk.not_member': ({ tenant }: { readonly tenant?: string | undefined }) => ({
      title: `You are not a member of ${tenant ?? 'this organisation'}`,
      text: 'Your DingTalk account does not belong to this organisation in DingTalk. Nobody was logged on.',
      todo: 'Switch to the right account in DingTalk, or contact the administrator.',
    }),
    'dingtalk.code_unusable': {
      title: 'DingTalk did not say who you are',
      text: 'Its answer could no longer be used. Nobody was logged on.',
      todo: startAgain,
    },
    'dingtalk.slow': {
      title: 'DingTalk is taking too long',
      text: 'We did not get an answer in time. Nobody was logged on.',
      todo: otherMethod,
    },
    'dingtalk.unavailable': {
      title: 'DingTalk is not responding',
      text: 'This is not your fault. Nobody was logged on.',
      todo: otherMethod,
    },
    'dingtalk.refused': {
      title: 'DingTalk refused the request',
      text: 'Your organisation’s connection needs attention; the administrator can see why. Nobody was logged on.',
      todo: otherMethod,
    },
    'dingtalk.declined': {
      title: 'DingTalk was not allowed to say who you are',
      text: 'DingTalk’s page was closed or declined. Nobody was logged on.',
      todo: startAgain,
    },
    'dingtalk.callback.malformed': {
      title: 'DingTalk’s answer was incomplete',
      text: 'We could not read who you are. Nobody was logged on.',
      todo: startAgain,
    },
  },
};

export const en = { errors };

export type Texts = typeof en;
