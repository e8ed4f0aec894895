const password = {
  submit: 'Log on',
  username: 'Username',
  password: 'Password',
  forgotten: 'Forgotten your password?',
};

const own = {
  title: 'Password',
  since: 'Set',
  none: 'You have no password yet.',
  change: 'Change password',
  changeText: 'You stay logged on here. Everywhere else you will be logged off.',
  set: 'Set a password',
  setText: 'With it you can also log on without your other methods.',
  label: 'New password',
  hint: 'At least 8 characters. A few unrelated words are easy to remember and hard to guess.',
  submit: 'Save',
};

const notices = {
  home: { 'password.changed': 'Your password is saved. Other sessions have ended.' },
  logon: { 'password.forgotten': 'Log on with a code by email. Then you can choose a new password.' },
};

const code = {
  intro: 'We send a code of 6 digits to the email address of your account.',
  identifier: 'Username or email',
  send: 'Send code',
  sent: (target: string) =>
    `If an account belongs to ${target}, a code is on its way to its email address. It may take a minute.`,
  label: '6-digit code',
  submit: 'Log on',
  resend: 'Send a new code',
  other: 'Use another address',
};

const errors = {
  inline: {
    'password.too_short': 'Please use at least 8 characters.',
    'password.too_long': 'Please use at most 128 characters.',
    'password.too_common': 'This password is too easy to guess. Please choose another.',
    'password.is_name': 'A password must not be your username or email address. Please choose another.',
    'credentials.wrong': 'Username or password is wrong.',
    'credentials.blocked': 'Too many wrong attempts. This logon is paused.',
    'credentials.outgrown':
      'This password was set before your role was raised and is not enough for it. Ask the person who raised your role.',
    'network.blocked': 'Too many wrong attempts from your network. Please wait.',
    'code.wrong': 'This code is wrong. Please check it.',
    'code.expired': 'This code has expired. Please ask for a new one.',
    'code.too_many': 'Too many codes were requested. Please wait a little.',
  },
  pages: {
    'credentials.outgrown': {
      title: 'This logon method is no longer enough',
      text: 'Your role was raised, and the person who gave you this way to log on could not vouch for the new one. Nobody was logged on.',
      todo: 'Log on in another way, or ask the person who raised your role to vouch for this one.',
    },
  },
};

export const en = { password, own, notices, code, errors };

export type Texts = typeof en;
