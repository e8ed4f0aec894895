export const logon = {
  title: (tenant: string) => `Log on to ${tenant}`,
  others: 'Other logon methods',
  methods: 'Logon methods',
  submit: 'Log on',
  username: 'Username',
  password: 'Password',
  method: {
    password: 'Password logon',
    emailCode: 'E-mail code logon',
    dingtalkQr: 'DingTalk QR code logon',
  },
  code: {
    intro: 'We send a code of 6 digits to the e-mail address of your account.',
    identifier: 'Username or e-mail',
    send: 'Send code',
    sent: (target: string) =>
      `If an account belongs to ${target}, a code is on its way to its e-mail address. It may take a minute.`,
    label: '6-digit code',
    submit: 'Log on',
    resend: 'Send a new code',
    other: 'Use another address',
  },
  noMethod: {
    title: 'No logon method is available',
    text: 'Your organisation offers no way to log on here at the moment. Please contact the administrator.',
  },
  notice: {
    'session.ended': 'Your session has ended. Please log on again.',
    'logged.off': 'You are logged off.',
    'method.disabled': 'That logon method has just been switched off. Please choose another one.',
    'qr.cancelled': 'The QR code logon was cancelled. You can start again or choose another method.',
  },
  elsewhere: (name: string) => `In this browser you are logged on to ${name}. Logging on here ends that.`,
  toElsewhere: (name: string) => `Back to ${name}`,
  already: {
    title: 'You are already logged on',
    as: (name: string) => `You are logged on as ${name} in this browser.`,
    goOn: 'Go on',
    other: 'Log on as someone else',
    otherHint: 'This ends the present session.',
  },
  fresh: {
    title: 'Please confirm that it is you',
    text: (account: string) => `To protect your account, log on once more as ${account}.`,
    submit: 'Go on',
  },
  breakGlass: {
    title: 'Emergency access',
    text: (tenant: string) =>
      `The operator made this link for an administrator of ${tenant}. It logs you on once, for half an hour.`,
    account: 'Account',
    validUntil: 'Valid until',
    warning: 'Use it only if you asked for it. It is recorded, and every administrator is told.',
    submit: 'Log on',
  },
  loggedOff: {
    title: 'You are logged off',
    text: (tenant: string) => `Your session with ${tenant} has ended on this device.`,
    hint: 'On a shared computer, close the browser window too.',
    again: 'Log on again',
  },
};
