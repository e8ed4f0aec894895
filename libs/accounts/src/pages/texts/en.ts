const errors = {
  inline: { 'account.not_active': 'This account cannot log on. Please contact the administrator.' },
  pages: {
    'account.not_active': {
      title: 'This account cannot log on',
      text: 'It is suspended or has ended.',
      todo: 'Please contact the administrator.',
    },
  },
};

export const en = { errors };

export type Texts = typeof en;
