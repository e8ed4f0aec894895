const password = { submit: 'Log on', username: 'Username', password: 'Password' };

const code = {
  intro: 'We send a code of 6 digits to the e-mail address of your account.',
  identifier: 'Username or e-mail',
  send: 'Send code',
  sent: (target: string) =>
    `If an account belongs to ${target}, a code is on its way to its e-mail address. It may take a minute.`,
  label: '6-digit code',
  submit: 'Log on',
  resend: 'Send a new code',
  other: 'Use another address',
};

const errors = {
  inline: {
    'credentials.wrong': 'Username or password is wrong.',
    'credentials.blocked': 'Too many wrong attempts. This logon is paused.',
    'credentials.outgrown':
      'This password was set before your role was raised, and does not count for it. Ask the person who raised your role.',
    'network.blocked': 'Too many wrong attempts from your network. Please wait.',
    'code.wrong': 'This code is wrong. Please check it.',
    'code.expired': 'This code has expired. Please ask for a new one.',
    'code.too_many': 'Too many codes were asked for. Please wait a little.',
  },
  pages: {
    'credentials.outgrown': {
      title: 'This way to log on does not count any more',
      text: 'Your role was raised, and the person who gave you this way to log on could not vouch for the new one. Nobody was logged on.',
      todo: 'Log on in another way, or ask the person who raised your role to vouch for this one.',
    },
  },
};

export const en = { password, code, errors };

export type Texts = typeof en;
