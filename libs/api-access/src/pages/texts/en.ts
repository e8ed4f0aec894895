import { enAreas } from './areas.js';
import { enPermissions } from './permissions.js';

const mine = {
  title: 'Personal access tokens',
  text: 'Your scripts use the API with them, and never with more permissions than you have.',
  empty: 'You have no tokens.',
  create: 'New token',
  until: 'Ends',
  lastUsed: 'last used',
  neverUsed: 'never used',
  count: (permissions: number) => (permissions === 1 ? '1 permission' : `${String(permissions)} permissions`),
  sensitive: 'sensitive actions too',
  revoke: 'Revoke',
  revokeName: (name: string) => `Revoke ${name}`,
  docs: 'API documentation',
  form: {
    title: 'New personal access token',
    text: 'Give it only what the script needs: anyone who has the token can use it.',
    name: 'Name',
    nameHint: 'Shown in lists and in the log.',
    days: 'Valid for',
    life: (days: number) => `${String(days)} days`,
    permissions: 'Permissions',
    missing: 'Select at least one permission.',
    isSensitive: 'Allow sensitive actions',
    sensitiveHint: 'Those that ask you to confirm who you are, which a program cannot do.',
    submit: 'Create token',
  },
  once: {
    title: 'Your new token',
    text: 'It is shown only once. Store it where you keep secrets.',
    label: 'Token',
    until: 'Valid until',
    home: 'I have saved it',
  },
};

const notices = { home: { 'token.revoked': 'The token is revoked: its next request is refused.' } };

const errors = {
  pages: {
    'api_token.invalid': {
      title: 'This token cannot be created',
      text: 'It needs a name, an end date within a year, and at least one permission.',
      todo: 'Go back and fill in what is missing.',
    },
    'api_token.too_many': {
      title: 'You have reached the limit of tokens',
      text: 'A person can have 20.',
      todo: 'Revoke one that you do not need, on your home page.',
    },
    'api_token.beyond_owner': {
      title: 'A token cannot do more than you',
      text: 'Your role has changed since the form was opened.',
      todo: 'Open the form again.',
    },
    'api_token.unknown': {
      title: 'This token does not exist',
      text: 'It may have been revoked already.',
      todo: 'Go to your home page to see those that you have.',
    },
  },
};

const docs = {
  title: 'API documentation',
  text: 'Programs can do everything that the console does, except create tokens: with a token, over HTTPS, in JSON.',
  token: 'Create a token in the console under API access, or with cli api-client create. It is shown once.',
  example: 'The first request',
  document: 'OpenAPI document',
  search: 'Search',
  hint: 'What it does, or part of a path, a permission or a field',
  none: 'Nothing found.',
  permission: 'Permission',
  anybody: 'every token',
  sensitive: 'Only with a token for sensitive actions',
  parameters: 'Parameters',
  body: 'Body',
  answer: 'Answer',
  nothing: 'nothing',
  field: 'Field',
  type: 'Type',
  meaning: 'Meaning',
  required: 'required',
  types: 'Types',
  refused: 'A refused request is answered with a problem document (RFC 9457), whose code is stable.',
  areas: enAreas,
};

export const en = { docs, mine, notices, errors, permissions: enPermissions };

export type Texts = typeof en;
