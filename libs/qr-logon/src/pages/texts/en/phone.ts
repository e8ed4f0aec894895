/** `app`: the name of the app that people scan with. */
export const phone = (app: string) => ({
  identify: {
    title: `Reading your identity from ${app}`,
    text: 'This takes a second. Nothing is confirmed yet.',
    slow: `${app} is taking longer than usual. Please wait.`,
    failed: {
      title: `${app} did not say who you are`,
      text: `Perhaps you are not a member of this organisation there. If you are, continue with ${app}’s own page.`,
    },
    oauth: `Continue with ${app}`,
    noscript: `JavaScript is off, so please continue with ${app}’s own page.`,
  },
  otherApp: {
    title: `Please scan with ${app}`,
    text: (tenant: string) => `This code logs on to ${tenant}. It works in the ${app} app.`,
    open: `Open in ${app}`,
    oauth: `Continue with ${app}`,
    hint: `Or open ${app}, tap Scan, and scan the code once more.`,
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
      'Confirm only if you opened this page yourself just now. Never because of a message or an email.',
    report: 'This was not me: report',
  },
  inside: {
    title: (name: string) => `Log on as ${name}?`,
    text: (destination: string) =>
      `${app} has confirmed who you are. You will log on to ${destination} on this device.`,
    notLinked: `This ${app} identity is not linked to an account yet. You will be asked to attach one.`,
    account: 'Account',
    submit: 'Confirm',
    other: 'Use another logon method',
  },
  done: {
    title: 'Confirmed',
    text: 'Your browser is being logged on. You can close this page.',
    attach: `Your browser now asks which account this ${app} identity belongs to. Please continue there.`,
    notYou: 'If you did not do this, report it now.',
  },
  declined: {
    title: 'Declined',
    text: 'Nobody was logged on. You can close this page.',
    report: 'Did someone ask you to scan this code? Tell your administrator.',
    action: 'This was not me: report',
  },
  reported: {
    title: 'Thank you for reporting',
    text: 'The logon was stopped and your administrator was told. You can close this page.',
  },
});
