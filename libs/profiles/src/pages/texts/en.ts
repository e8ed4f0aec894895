const mine = {
  title: 'My profile',
  text: 'What your organisation keeps about you.',
  change: 'Change my profile',
  changeText: 'What is not listed here is kept up to date by your organisation.',
  yes: 'Yes',
  no: 'No',
  none: 'Not filled in',
  submit: 'Save',
  refused: {
    'profiles.value_missing': (field: string) => `${field} is required.`,
    'profiles.value_taken': (field: string) => `Another account has this value: ${field}.`,
    'profiles.value_invalid': (field: string) => `${field} does not have the right format.`,
  },
  forms: {
    number: 'A number, such as 12 or 12.5.',
    url: 'A web address, such as https://example.com/me.',
  },
};

const notices = { home: { 'profile.changed': 'Your profile is saved.' } };

const errors = {
  pages: {
    'profiles.field_unknown': {
      title: 'This field no longer exists',
      text: 'Your organisation has changed what it keeps since the form was opened.',
      todo: 'Open the form again.',
    },
    'profiles.field_fixed': {
      title: 'This field cannot be changed here',
      text: 'Your organisation has changed who may change it since the form was opened.',
      todo: 'Open the form again.',
    },
  },
};

export const en = { mine, notices, errors };

export type Texts = typeof en;
