const device = {
  title: 'Connect a device',
  text: 'Enter the code that the device shows.',
  code: 'Code',
  goOn: 'Continue',
  problems: {
    missing: 'Please enter the code.',
    unknown: 'This code is not known. Compare it with the device, letter by letter.',
    expired: 'This code has expired. Let the device show a new one.',
    used: 'This code has been used. Let the device show a new one.',
    aborted: 'The device was not connected.',
  },
  confirmTitle: 'Is this your device?',
  confirmText: (application: string) =>
    `This device wants to use ${application} in your name. Confirm only if you are in front of it and it shows this code.`,
  confirm: 'Confirm',
  cancel: 'Cancel',
  doneTitle: 'The device is connected',
  doneText: (application: string) => `You can go on with ${application} on the device, and close this page.`,
};

const logoff = {
  title: 'Log off?',
  text: 'An application asks to log you off. Your session here ends, and with it those of all applications.',
  submit: 'Log off',
  stay: 'Stay logged on',
};

const goOn = { title: 'One moment', text: 'You are on your way.', link: 'Go on' };

const consent = {
  title: (application: string) => `Allow ${application}?`,
  text: (application: string) => `${application} wants to use your account. It will learn:`,
  scopes: {
    openid: 'that it is you, each time that you log on',
    profile: 'your name and username',
    email: 'your e-mail address',
    roles: 'your role in this organisation',
    offline_access: 'what it may use while you are logged off, until you take it back',
  },
  other: (scope: string) => `permission “${scope}”`,
  allow: 'Allow',
  deny: 'Do not allow',
  hint: 'You can take this back on your home page at any time.',
};

const refused = {
  title: 'This cannot be done',
  text: 'The application has asked for something that cannot be given. Go back to it and try again; if it happens again, tell whoever runs it.',
  cause: 'Cause',
  home: 'To your home page',
};

const test = {
  goodTitle: (application: string) => `The logon to ${application} works`,
  goodText:
    'This is what the application would have been told of you. The portal has redeemed the code in its place; the tokens are worth nothing any more.',
  badTitle: (application: string) => `The logon to ${application} was refused`,
  badText: 'The application would have been told the cause, and nothing else.',
  cause: 'Cause',
  idToken: 'ID token',
  header: 'Header of the ID token',
  userInfo: 'Userinfo',
  answer: 'Answer of the token endpoint, without the tokens',
};

const allowed = {
  title: 'Applications that you have allowed',
  text: 'They learn who you are when you log on to them.',
  empty: 'You have allowed no application anything.',
  since: 'Allowed',
  withdraw: 'Take back',
  withdrawName: (application: string) => `Take back what ${application} was allowed`,
};

const notices = { home: { 'consent.withdrawn': 'The application is not allowed any more.' } };

const errors = {
  pages: {
    'interaction.unknown': {
      title: 'This logon has ended',
      text: 'It took too long, was finished already, or was begun in another browser.',
      todo: 'Go back to the application and start again.',
    },
    'interaction.other_question': {
      title: 'This page is out of date',
      text: 'The application asks for something else by now.',
      todo: 'Go back to the application and start again.',
    },
    'test_logon.unknown': {
      title: 'This test has ended',
      text: 'It took too long, was shown already, or was begun in another session.',
      todo: 'Go back to the console and test again.',
    },
    'consent.unknown': {
      title: 'You have not allowed this application',
      text: 'It may have been taken back already.',
      todo: 'Go to your home page to see what is allowed.',
    },
  },
};

export const en = { device, logoff, goOn, consent, refused, test, allowed, notices, errors };

export type Texts = typeof en;
