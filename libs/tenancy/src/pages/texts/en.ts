const errors = {
  pages: {
    'tenant.unknown': {
      title: 'No organisation here',
      text: 'There is no organisation at this address.',
      todo: 'Check the address, or ask your administrator for the right one.',
    },
    'tenant.suspended': {
      title: 'This portal is closed',
      text: 'The portal of this organisation is suspended at the moment.',
      todo: 'Please contact the administrator.',
    },
  },
};

export const en = { errors };

export type Texts = typeof en;
