export const en = {
  title: 'My applications',
  text: 'Opens where you are logged on already.',
  open: 'Open',
  openName: (application: string) => `Open ${application}`,
  noAccess: {
    title: (application: string) => `You have no access to ${application}`,
    text: (account: string) => `You are logged on as ${account}. This application is not for this account.`,
    ask: (owner: string) => `If you need it, ask ${owner}.`,
    askAdministrator: 'If you need it, ask an administrator.',
    home: 'Go to your home page',
    other: 'Log on as someone else',
  },
  loggedOff: {
    title: 'You are logged off',
    text: 'Your session has ended here and in the applications that you used with it.',
    again: 'Log on again',
  },
};

export type Texts = typeof en;
