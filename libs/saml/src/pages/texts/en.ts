const answer = {
  title: 'One moment',
  text: (application: string) => `You are on your way to ${application}.`,
  submit: 'Continue',
};

const test = {
  title: (application: string) => `The logon to ${application} works`,
  text: 'This is what the application would have been told about you. Nothing was sent to it; what you see here is not signed, so it is worth nothing.',
  destination: 'Would be sent to',
  nameId: 'Name of the person (NameID)',
  nameIdFormat: 'Format of the name',
  signed: 'Would be signed',
  signedParts: { assertion: 'The assertion', response: 'The response', both: 'Assertion and response' },
  encrypted: 'Would be encrypted',
  yes: 'Yes',
  no: 'No',
  attributes: 'Attributes',
  noAttributes: 'None.',
  assertion: 'Assertion',
};

/** What people can do about an invalid message. */
const TELL = 'Go back to the application and try again. If it happens again, tell the people who run it.';

const errors = {
  pages: {
    'saml.message_invalid': {
      title: 'The application sent something unreadable',
      text: 'Its request is not one of SAML 2.0, or not for this organisation.',
      todo: TELL,
    },
    'saml.signature_invalid': {
      title: 'The application’s signature does not match',
      text: 'The portal cannot tell whether the request really comes from the application.',
      todo: TELL,
    },
    'saml.application_unknown': {
      title: 'This application is not registered here',
      text: 'No enabled application of this organisation has the name in the request.',
      todo: 'Ask an administrator to register the application, or to enable it.',
    },
    'saml.message_expired': {
      title: 'The request is too old',
      text: 'It was made some time ago, or the application’s clock is wrong.',
      todo: TELL,
    },
    'saml.request_used': {
      title: 'This request has already been used',
      text: 'Each request can be used only once.',
      todo: 'Go back to the application and start again.',
    },
    'saml.request_over': {
      title: 'This logon has ended',
      text: 'It took too long, or was finished already.',
      todo: 'Go back to the application and start again.',
    },
    'saml.address_unknown': {
      title: 'The application’s return address is not registered',
      text: 'Nothing is sent to an address that is not registered for the application.',
      todo: TELL,
    },
    'saml.email_missing': {
      title: 'Your account has no email address',
      text: 'This application knows people by their email address.',
      todo: 'Ask an administrator to enter yours.',
    },
  },
};

export const en = { answer, test, errors };

export type Texts = typeof en;
