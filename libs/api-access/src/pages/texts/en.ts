const docs = {
  title: 'API documentation',
  text: 'Programs can do everything that the console does, except create tokens: with a token, over HTTPS, in JSON.',
  token: 'Create a token in the console under API access, or with cli api-client create. It is shown once.',
  example: 'The first request',
  document: 'The same as an OpenAPI document',
  search: 'Search',
  hint: 'Part of a path, a permission or a field',
  none: 'Nothing found.',
  permission: 'Permission',
  anybody: 'every token',
  sensitive: 'Only with a token for sensitive acts',
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
};

export const en = { docs };

export type Texts = typeof en;
