const device = {
  title: 'Connect a device',
  text: 'Enter the code that the device shows.',
  code: 'Code',
  goOn: 'Continue',
  problems: {
    missing: 'Please enter the code.',
    unknown: 'This code is not known. Compare it with the device, letter by letter.',
    expired: 'This code has expired. Get a new one on the device.',
    used: 'This code has been used. Get a new one on the device.',
    aborted: 'The device was not connected.',
  },
  confirmTitle: 'Is this your device?',
  confirmText: (application: string) =>
    `This device wants to use ${application} on your behalf. Confirm only if you are in front of it and it shows this code.`,
  confirm: 'Confirm',
  cancel: 'Cancel',
  doneTitle: 'The device is connected',
  doneText: (application: string) => `Continue with ${application} on the device. You can close this page.`,
};

const logoff = {
  title: 'Log off?',
  text: 'An application asks to log you off. This ends your session here and in all applications that you use with it.',
  submit: 'Log off',
  stay: 'Stay logged on',
};

const goOn = { title: 'One moment', text: 'You are on your way.', link: 'Continue' };

const consent = {
  title: (application: string) => `Allow ${application}?`,
  text: (application: string) => `${application} wants to use your account. It will learn:`,
  scopes: {
    openid: 'that it is you, each time you log on',
    profile: 'your name and username',
    email: 'your email address',
    phone: 'your phone number',
    roles: 'your role in this organisation',
    groups: 'your groups and departments',
    fields: 'your profile, as you see it on your home page',
    offline_access: 'the same while you are logged off, until you withdraw this',
  },
  other: (scope: string) => `permission “${scope}”`,
  allow: 'Allow',
  deny: 'Do not allow',
  hint: 'You can withdraw this on your home page at any time.',
};

const refused = {
  title: 'The application’s request was refused',
  text: 'Go back to the application and try again. If it happens again, tell the people who run it.',
  cause: 'Cause',
  home: 'Go to your home page',
};

const test = {
  goodTitle: (application: string) => `The logon to ${application} works`,
  goodText:
    'This is what the application would have been told about you. The portal has redeemed the code in its place; the tokens are no longer valid.',
  badTitle: (application: string) => `The logon to ${application} was refused`,
  badText: 'The application would have been told the cause, and nothing else.',
  cause: 'Cause',
  idToken: 'ID token',
  header: 'Header of the ID token',
  userInfo: 'Userinfo',
  answer: 'Answer of the token endpoint, without the tokens',
};

const allowed = {
  title: 'Applications you have allowed',
  text: 'They learn who you are when you log on to them.',
  empty: 'You have not allowed any application.',
  since: 'Allowed',
  withdraw: 'Withdraw',
  withdrawName: (application: string) => `Withdraw what ${application} was allowed`,
};

const notices = { home: { 'consent.withdrawn': 'The application is no longer allowed.' } };

const errors = {
  pages: {
    'interaction.unknown': {
      title: 'This logon has ended',
      text: 'It took too long, is finished, or was started in another browser.',
      todo: 'Go back to the application and start again.',
    },
    'interaction.other_question': {
      title: 'This page is out of date',
      text: 'The application now asks for something else.',
      todo: 'Go back to the application and start again.',
    },
    'test_logon.unknown': {
      title: 'This test has ended',
      text: 'It took too long, was already shown, or was started in another session.',
      todo: 'Go back to the console and test again.',
    },
    'consent.unknown': {
      title: 'You have not allowed this application',
      text: 'You may have withdrawn it already.',
      todo: 'Go to your home page to see what is allowed.',
    },
  },
};

export const en = { device, logoff, goOn, consent, refused, test, allowed, notices, errors };

export type Texts = typeof en;
