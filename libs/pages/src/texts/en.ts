const contact = 'Please contact the administrator.';

const common = {
  skip: 'Skip to content',
  language: 'Language',
  confirm: 'Confirm',
  decline: 'Decline',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  showPassword: 'Show what is typed',
  toLogon: 'Go to the logon page',
  toHome: 'Go to the portal',
  toStart: 'Find your organisation',
  rightAddress: 'Open the right address',
  logOff: 'Log off',
  justNow: 'just now',
  unknown: 'Unknown',
};

/** The menu of logon methods. */
const methods = { others: 'Other logon methods', all: 'Logon methods' };

/** A browser on a device, and where it is. */
const devices = {
  on: (browser: string, os: string) => `${browser} on ${os}`,
  unknownBrowser: 'Unknown browser',
  unknownSystem: 'Unknown system',
  machine: 'This computer',
  private: 'A local network',
  internet: 'The internet',
};

/** Texts for an HTTP status, for codes without a text of their own. */
const status = {
  400: {
    title: 'That request could not be read',
    text: 'It was incomplete or out of date. Nothing was changed.',
    todo: 'Go back, reload the page and try again.',
  },
  401: {
    title: 'Please log on',
    text: 'This page is for people who are logged on.',
    todo: 'Log on and try again.',
  },
  403: {
    title: 'You do not have permission',
    text: 'Your role does not allow this. Nothing was changed.',
    todo: contact,
  },
  404: {
    title: 'Page not found',
    text: 'It does not exist or has moved.',
    todo: 'Check the address, or start from the portal.',
  },
  409: {
    title: 'Something has changed',
    text: 'This was changed elsewhere in the meantime, so nothing was saved.',
    todo: 'Reload the page and try again.',
  },
  410: {
    title: 'This has expired',
    text: 'The link or step is no longer valid. Nothing was changed.',
    todo: 'Please start again.',
  },
  429: {
    title: 'Too many requests',
    text: 'There were more in a short time than are allowed.',
    todo: 'Please wait a little and try again.',
  },
  500: {
    title: 'Something went wrong',
    text: 'This is our fault, and it has been recorded.',
    todo: 'Please try again in a few minutes.',
  },
  503: {
    title: 'Temporarily unavailable',
    text: 'The service is busy or being maintained.',
    todo: 'Please try again in a few minutes.',
  },
};

/** Whole pages for the refusals of HTTP itself: what happened, and what to do now. */
const pages = {
  'csrf.refused': {
    title: 'This page has expired',
    text: 'It was open too long. For your safety the form was not accepted, and nothing was changed.',
    todo: 'Go back, reload the page and send the form again.',
  },
  'csrf.address': {
    title: 'This is not the portal’s own address',
    text: 'For your safety, forms are accepted at one address only. Nothing was changed.',
    todo: 'Open the right address and try again there. If a bookmark or a link led here, replace it.',
  },
  'csrf.cookies': {
    title: 'Your browser blocks cookies here',
    text: 'Without them we cannot tell your browser from others. Nothing was changed.',
    todo: 'Allow cookies for this site, leave a private window if it blocks them, and try again.',
  },
  'csrf.logged_on': {
    title: 'You have already logged on',
    text: 'You logged on in another tab or window after this page was opened. Nothing was changed.',
    todo: 'Continue in the portal. If you were on another page, reload it.',
  },
  'session.required': {
    title: 'Please log on',
    text: 'This page is for people who are logged on.',
    todo: 'Log on and try again.',
  },
};

/** Short sentences shown beside a form. */
const inline = { 'rate.limited': 'Too many requests. Please wait a little.' };

const errors = {
  pages,
  inline,
  status,
  retryIn: (time: string) => `You can try again in ${time}.`,
  retryNow: 'You can try again now.',
  minutes: (n: number) => (n === 1 ? '1 minute' : `${String(n)} minutes`),
  seconds: (n: number) => (n === 1 ? '1 second' : `${String(n)} seconds`),
  reference: 'Reference',
  besideBrowser:
    'You can also continue in the browser that shows the code: choose another logon method there.',
  generic: 'That did not work. Please try again.',
};

export const en = { common, methods, devices, errors };

export type Texts = typeof en;
