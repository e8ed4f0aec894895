const sessions = {
  title: 'Open sessions',
  text: 'Where you are logged on now.',
  current: 'This session',
  since: 'Logged on',
  seen: 'last active',
  end: 'End',
  endName: (device: string) => `End the session on ${device}`,
  endOthers: 'End all other sessions',
  only: 'You are not logged on anywhere else.',
};

const logons = {
  title: 'Recent logons',
  text: 'If you do not recognise one, change your password and tell your administrator.',
  empty: 'No logon has been recorded yet.',
};

const notices = {
  logon: { 'session.ended': 'Your session has ended. Please log on again.' },
  home: {
    'session.ended': 'The session has ended.',
    'sessions.ended': 'All other sessions have ended.',
  },
};

const next = {
  text: (organisation: string) => `${organisation} needs one more proof that it is you.`,
  again: 'Start again',
};

const errors = {
  pages: {
    'logon.nothing_waits': {
      title: 'This logon has ended',
      text: 'It took too long, is finished, or was started in another browser.',
      todo: 'Please start again.',
    },
  },
  inline: { 'method.cannot_prove': 'This method cannot prove an account. Please choose another one.' },
};

export const en = { sessions, logons, next, notices, errors };

export type Texts = typeof en;
