const contact = 'Please contact the administrator.';
const scanAgain = 'Go back to your browser and scan the new code.';
const startAgain = 'Start again, or use another logon method.';
const otherMethod = 'Please use another logon method, or try again in a few minutes.';

const notEnabled = {
  title: 'This logon method is not enabled',
  text: 'It is not enabled for your organisation.',
  todo: contact,
};

export const ticketErrors = {
  inline: {
    'dingtalk.unavailable': 'DingTalk does not answer at the moment. Please use another method.',
  },
  pages: {
    'ticket.expired': {
      title: 'This code has expired',
      text: 'Codes are valid for a short time only. Nobody was logged on.',
      todo: scanAgain,
    },
    'ticket.unknown': {
      title: 'This code is not valid',
      text: 'It is unknown or has been used. Nobody was logged on.',
      todo: scanAgain,
    },
    'ticket.used': {
      title: 'This code was already used by another person',
      text: 'It was cancelled for safety. Nobody was logged on.',
      todo: scanAgain,
    },
    'ticket.finished': {
      title: 'This logon is over',
      text: 'The code has already been used, declined or cancelled.',
      todo: scanAgain,
    },
    'ticket.number_wrong': {
      title: 'That was not the number',
      text: 'The logon was declined, because the number is not the one the browser shows.',
      todo: scanAgain,
    },
    'ticket.wrong_container': {
      title: 'Please scan again',
      text: 'You came back in another app than the one you started in, so we cannot continue here.',
      todo: 'Scan the code with DingTalk once more, and stay in the app.',
    },
    'ticket.limit': {
      title: 'Too many codes',
      text: 'Many codes were made from here in a short time.',
      todo: 'Please wait a little and try again.',
    },
    'dingtalk.connection.disabled': notEnabled,
    'dingtalk.connection.unknown': notEnabled,
    'dingtalk.not_member': {
      title: 'You are not a member of this organisation',
      text: 'Your DingTalk identity is not a member of the connected organisation. Nobody was logged on.',
      todo: 'Switch to the right account in DingTalk, or contact the administrator.',
    },
    'dingtalk.slow': {
      title: 'DingTalk takes too long',
      text: 'We did not get an answer in time. Nobody was logged on.',
      todo: otherMethod,
    },
    'dingtalk.unavailable': {
      title: 'DingTalk does not answer',
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
      text: 'The page of DingTalk was closed or declined. Nobody was logged on.',
      todo: startAgain,
    },
    'dingtalk.callback.malformed': {
      title: 'DingTalk’s answer was incomplete',
      text: 'We could not read who you are. Nobody was logged on.',
      todo: startAgain,
    },
  },
};
