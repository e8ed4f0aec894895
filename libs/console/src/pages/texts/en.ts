const errors = {
  pages: {
    'console.not_for_members': {
      title: 'The console is for administrators',
      text: 'Your account has no administrative role here. Your own sessions and linked identities are in the portal.',
      todo: 'If you need the console, ask an administrator for a role.',
    },
  },
};

export const en = { errors };

export type Texts = typeof en;
