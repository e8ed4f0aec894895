export const en = {
  title: 'My applications',
  text: 'One click, and you are in: you are logged on already.',
  search: 'Search applications',
  recent: 'Recently used',
  others: 'Other applications',
  none: 'There is no application for you here yet. If you miss one, ask an administrator.',
  noMatch: 'No application of this name. If you need it, ask an administrator.',
  goOn: {
    title: 'You are logged on',
    text: 'The application opens in a moment.',
    link: 'Continue',
  },
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
  errors: {
    pages: {
      'application.unknown': {
        title: 'This application does not exist',
        text: 'It was removed or disabled, or the address is wrong.',
        todo: 'Look on your home page, or ask an administrator.',
      },
      'application.no_start': {
        title: 'This application cannot be opened from here',
        text: 'It has no start address.',
        todo: 'Open it by its own address; it leads you here to log on.',
      },
    },
  },
};

export type Texts = typeof en;
