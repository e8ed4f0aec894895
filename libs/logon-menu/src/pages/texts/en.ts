const notEnabled = {
  title: 'This logon method is not enabled',
  text: 'It is not enabled for your organisation.',
  todo: 'Please contact the administrator.',
};

const errors = {
  pages: {
    'method.disabled': notEnabled,
    'method.unknown': notEnabled,
    'method.not_available': notEnabled,
  },
};

export const en = { errors };

export type Texts = typeof en;
