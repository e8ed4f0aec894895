export const logon = {
  title: (tenant: string) => `Log on to ${tenant}`,
  noMethod: {
    title: 'No logon method is available',
    text: 'Your organisation offers no way to log on here at the moment. Please contact the administrator.',
  },
  leadsTo: (application: string) => `Log on to continue to ${application}.`,
  elsewhere: (name: string) => `In this browser you are logged on to ${name}. Logging on here ends that.`,
  toElsewhere: (name: string) => `Back to ${name}`,
  already: {
    title: 'You are already logged on',
    as: (name: string) => `You are logged on as ${name} in this browser.`,
    goOn: 'Continue',
    other: 'Log on as someone else',
    otherHint: 'This ends the current session.',
  },
  fresh: {
    title: 'Confirm that it is you',
    text: (account: string) => `To protect your account, log on once more as ${account}.`,
  },
  loggedOff: {
    title: 'You are logged off',
    text: (tenant: string) => `Your session with ${tenant} has ended on this device.`,
    hint: 'On a shared computer, close the browser window too.',
    again: 'Log on again',
  },
};
