export const phone = {
  identify: {
    title: 'Reading your identity from DingTalk',
    text: 'This takes a second. Nothing is confirmed yet.',
    failed:
      'DingTalk did not tell us who you are. Perhaps you are not a member of this organisation there. If you are, continue with DingTalk’s own page.',
    oauth: 'Continue with DingTalk',
    noscript: 'JavaScript is off, so please continue with DingTalk’s own page.',
  },
  otherApp: {
    title: 'Please scan with DingTalk',
    text: (tenant: string) => `This code logs on to ${tenant}. It works in the DingTalk app.`,
    open: 'Open in DingTalk',
    oauth: 'Continue with DingTalk',
    hint: 'Or open DingTalk, tap Scan, and scan the code once more.',
  },
  confirm: {
    title: 'Is this you, logging on?',
    asks: (browser: string, os: string) => `${browser} on ${os} asks to log on.`,
    application: 'Log on to',
    browser: 'Browser',
    place: 'Place',
    network: 'Network',
    time: 'Asked',
    account: 'As',
    notLinked: 'Not linked yet: the browser will be asked to attach an account.',
    differentPlace: 'The browser is in another place than this phone.',
    number: 'The browser must show this number',
    choose: 'Which number does the browser show?',
    warning:
      'Confirm only if you opened this page yourself just now. Never because of a message or an e-mail.',
    report: 'This was not me: report',
  },
  inside: {
    title: (name: string) => `Log on as ${name}?`,
    text: (tenant: string) => `DingTalk vouches for you. You log on to ${tenant} on this device.`,
    notLinked: 'This DingTalk identity is not linked to an account yet. You will be asked to attach one.',
    account: 'Account',
    submit: 'Confirm',
    other: 'Use another logon method',
  },
  done: {
    title: 'Confirmed',
    text: 'Your browser is being logged on. You can close this page.',
    attach: 'Your browser now asks which account this DingTalk identity belongs to. Please continue there.',
    notYou: 'If you did not do this, report it now.',
  },
  declined: {
    title: 'Declined',
    text: 'Nobody was logged on. You can close this page.',
    report: 'Did somebody ask you to scan this code? Tell your administrator.',
    action: 'This was not me: report',
  },
  reported: {
    title: 'Thank you for reporting',
    text: 'The logon was stopped and your administrator was told. You can close this page.',
  },
};
