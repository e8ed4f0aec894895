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
      text: 'This step was not started in this browser, or it is finished.',
      todo: 'Please start again with a new QR code.',
    },
    'attachment.outdated': {
      title: 'Something has changed in the meantime',
      text: 'Your account, its email address or the rules of your organisation changed during the logon. Nothing was linked and nobody was logged on.',
      todo: 'Please start again with a new QR code.',
    },
    'binding.last_method': {
      title: 'This is your last way to log on',
      text: 'Without it you could no longer log on. Nothing was changed.',
      todo: 'Set a password or add another method first, or contact the administrator.',
    },
    'binding.unknown': {
      title: 'This identity is already unlinked',
      text: 'It is no longer linked to your account. Nothing was changed.',
      todo: 'Reload the portal to see what is linked.',
    },
    'attach_link.used': {
      title: 'This link is no longer valid',
      text: 'A one-time attach link works once and for a limited time.',
      todo: 'Please ask the administrator for a new one.',
    },
    'attach_link.outgrown': {
      title: 'This link is no longer enough',
      text: 'A role has changed since it was created: the person who created it could not create it for this account today. Nothing was changed.',
      todo: 'Please ask an administrator or an owner for a new one.',
    },
  },
};

/** Refusals that name the provider of the identity. */
export const taken = {
  'binding.identity_taken': {
    title: (provider: string) => `This ${provider} identity belongs to another account`,
    text: 'It is already linked to someone else. Nothing was changed.',
    todo: contact,
  },
  'binding.account_taken': {
    title: (provider: string) => `This account is linked to another ${provider} identity`,
    text: (provider: string) => `An account can have one ${provider} identity only. Nothing was changed.`,
    todo: 'Unlink the other identity in the portal first, or contact the administrator.',
  },
};
