const contact = 'Please contact the administrator.';

export const errors = {
  inline: {
    'attachment.too_many': 'Too many attempts to attach. Please wait.',
    'binding.last_method': 'This is your last way to log on, so it cannot be removed.',
  },
  pages: {
    'attachment.expired': {
      title: 'The attachment took too long',
      text: 'Nothing was linked and nobody was logged on.',
      todo: 'Please start again with a new QR code.',
    },
    'attachment.not_started': {
      title: 'There is nothing to attach here',
      text: 'This step has not been started in this browser, or is finished.',
      todo: 'Please start again with a new QR code.',
    },
    'binding.last_method': {
      title: 'This is your last way to log on',
      text: 'If it were removed, you could not log on any more. Nothing was changed.',
      todo: 'Set a password or add another method first, or contact the administrator.',
    },
    'binding.unknown': {
      title: 'This link is gone already',
      text: 'The identity is no longer linked to your account. Nothing was changed now.',
      todo: 'Load the portal again to see what is linked.',
    },
    'attach_link.used': {
      title: 'This link is not valid any more',
      text: 'A one-time attach link works once and for a limited time.',
      todo: 'Please ask the administrator for a new one.',
    },
    'attach_link.outgrown': {
      title: 'This link does not count any more',
      text: 'A role has changed since it was made: its maker could not make it now for this account. Nothing was changed.',
      todo: 'Please ask an administrator or an owner for a new one.',
    },
  },
};

/** Refusals that name the provider of the identity. */
export const taken = {
  'binding.identity_taken': {
    title: (provider: string) => `This ${provider} identity belongs to another account`,
    text: 'It is already linked to somebody else. Nothing was changed.',
    todo: contact,
  },
  'binding.account_taken': {
    title: (provider: string) => `This account is linked to another ${provider} identity`,
    text: (provider: string) => `An account can have one ${provider} identity only. Nothing was changed.`,
    todo: 'Unlink the other identity in the portal first, or contact the administrator.',
  },
};
