const page = {
  title: 'Emergency access',
  text: (tenant: string) =>
    `The operator created this link for an administrator of ${tenant}. It logs you on once, for half an hour.`,
  account: 'Account',
  validUntil: 'Valid until',
  warning: 'Use it only if you asked for it. Its use is recorded, and every administrator is told.',
  submit: 'Log on',
};

const errors = {
  pages: {
    'break_glass.used': {
      title: 'This emergency link is not valid',
      text: 'It works once and for a short time, and only while emergency access is switched on.',
      todo: 'Please ask the operator of the installation for a new one.',
    },
    'break_glass.off': {
      title: 'Emergency access is switched off',
      text: 'The link was not used, and nobody was logged on.',
      todo: 'Please ask the operator of the installation.',
    },
    'break_glass.not_administrator': {
      title: 'This emergency link is no longer valid',
      text: 'Emergency access is for owners and administrators, and this account is no longer either. Nobody was logged on.',
      todo: 'Please ask the operator of the installation.',
    },
  },
};

/** Name of emergency access in the list of logon methods. */
const way = 'Emergency access';

export const en = { page, errors, way };

export type Texts = typeof en;
