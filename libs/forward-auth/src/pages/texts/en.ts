const errors = {
  inline: {
    'forward_auth.host_unknown': 'No application is registered at this address.',
    'forward_auth.https_needed': 'An application behind a proxy has to be reached by HTTPS.',
  },
  pages: {
    'forward_auth.host_unknown': {
      title: 'Nothing is registered at this address',
      text: 'The address that you come from is not one of an application of this organisation.',
      todo: 'Please contact the administrator.',
    },
    'forward_auth.https_needed': {
      title: 'This address is not secure',
      text: 'You come from an http:// address, where others on the way could read along and use the application as you.',
      todo: 'Open it by https:// instead. If that does not work, please ask the administrator to serve the application by HTTPS.',
    },
  },
};

export const en = { errors };

export type Texts = typeof en;
