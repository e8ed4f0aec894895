const errors = {
  inline: {
    'forward_auth.host_unknown': 'No application is registered at this address.',
  },
  pages: {
    'forward_auth.host_unknown': {
      title: 'Nothing is registered at this address',
      text: 'The address that you come from is not one of an application of this organisation.',
      todo: 'Please contact the administrator.',
    },
  },
};

export const en = { errors };

export type Texts = typeof en;
