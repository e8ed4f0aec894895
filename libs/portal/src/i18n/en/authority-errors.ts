const contact = 'Please contact the administrator.';

/** Pages of what counted once, and does not count for the role that an account has now. */
export const authorityPages = {
  'credentials.outgrown': {
    title: 'This way to log on does not count any more',
    text: 'Your role was raised, and the person who gave you this way to log on could not vouch for the new one. Nobody was logged on.',
    todo: 'Log on in another way, or ask the person who raised your role to vouch for this one.',
  },
  'account.without_method': {
    title: 'There is nothing to prove it with',
    text: 'Your account has no way to log on that would show that it is you. Nothing was changed.',
    todo: contact,
  },
  'attach_link.outgrown': {
    title: 'This link does not count any more',
    text: 'A role has changed since it was made: its maker could not make it now for this account. Nothing was changed.',
    todo: 'Please ask an administrator or an owner for a new one.',
  },
  'break_glass.not_administrator': {
    title: 'This emergency link does not count any more',
    text: 'Emergency access is for owners and administrators, and this account is neither any more. Nobody was logged on.',
    todo: 'Please ask the operator of the installation.',
  },
};
