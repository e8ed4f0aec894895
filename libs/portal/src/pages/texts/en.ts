import { entrance } from './en/entrance.js';
import { home } from './en/home.js';
import { logon } from './en/logon.js';

const errors = {
  inline: {
    'account.other': 'That is a different account. Please use the one that is logged on here.',
    'account.without_method':
      'This account has no way to prove itself here. Please contact the administrator.',
  },
  pages: {
    'account.without_method': {
      title: 'There is no way to confirm that it is you',
      text: 'Your account has no logon method that could confirm it. Nothing was changed.',
      todo: 'Please contact the administrator.',
    },
  },
};

export const en = { entrance, logon, home, errors };

export type Texts = typeof en;
