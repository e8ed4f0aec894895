import { authorityPages } from './authority-errors.js';
import { refusedForms } from './refused-forms.js';

const contact = 'Please contact the administrator.';
const scanAgain = 'Go back to your browser and scan the new code.';
const startAgain = 'Start again, or use another logon method.';
const otherMethod = 'Please use another logon method, or try again in a few minutes.';

/** Short sentences shown beside a form; the key is the `DomainError` code. */
const inline = {
  'credentials.wrong': 'Username or password is wrong.',
  'credentials.blocked': 'Too many wrong attempts. This logon is paused.',
  'credentials.outgrown':
    'This password was set before your role was raised, and does not count for it. Ask the person who raised your role.',
  'network.blocked': 'Too many wrong attempts from your network. Please wait.',
  'code.wrong': 'This code is wrong. Please check it.',
  'code.expired': 'This code has expired. Please ask for a new one.',
  'code.too_many': 'Too many codes were asked for. Please wait a little.',
  'attachment.too_many': 'Too many attempts to attach. Please wait.',
  'account.not_active': 'This account cannot log on. Please contact the administrator.',
  'account.other': 'That is another account. Please log on as the one that is logged on here.',
  'binding.last_method': 'This is your last way to log on, so it cannot be removed.',
  'method.cannot_prove': 'This method cannot prove an account. Please choose another one.',
  'dingtalk.unavailable': 'DingTalk does not answer at the moment. Please use another method.',
  'account.without_method': 'This account has no way to prove itself here. Please contact the administrator.',
  'rate.limited': 'Too many requests. Please wait a little.',
  'request.too_many': 'Too many requests. Please wait a little.',
  'form.expired': 'The form was open too long. Please send it once more.',
  'form.incomplete': 'Please fill in every field.',
};

const notEnabled = {
  title: 'This logon method is not enabled',
  text: 'It is not enabled for your organisation.',
  todo: contact,
};

/** Whole pages: what happened, and what to do now. */
const pages = {
  ...authorityPages,
  'method.disabled': notEnabled,
  'method.unknown': notEnabled,
  'method.not_available': notEnabled,
  'dingtalk.connection.disabled': notEnabled,
  'dingtalk.connection.unknown': notEnabled,
  ...refusedForms,
  'logon.nothing_waits': {
    title: 'There is no logon waiting here',
    text: 'It took too long, was finished, or was started in another browser.',
    todo: 'Please start again.',
  },
  'ticket.expired': {
    title: 'This code has expired',
    text: 'Codes are valid for a short time only. Nobody was logged on.',
    todo: scanAgain,
  },
  'ticket.unknown': {
    title: 'This code is not valid',
    text: 'It is unknown or has been used. Nobody was logged on.',
    todo: scanAgain,
  },
  'ticket.used': {
    title: 'This code was already used by another person',
    text: 'It was cancelled for safety. Nobody was logged on.',
    todo: scanAgain,
  },
  'ticket.finished': {
    title: 'This logon is over',
    text: 'The code has already been used, declined or cancelled.',
    todo: scanAgain,
  },
  'ticket.number_wrong': {
    title: 'That was not the number',
    text: 'The logon was declined, because the number is not the one the browser shows.',
    todo: scanAgain,
  },
  'ticket.wrong_container': {
    title: 'Please scan again',
    text: 'You came back in another app than the one you started in, so we cannot continue here.',
    todo: 'Scan the code with DingTalk once more, and stay in the app.',
  },
  'ticket.limit': {
    title: 'Too many codes',
    text: 'Many codes were made from here in a short time.',
    todo: 'Please wait a little and try again.',
  },
  'dingtalk.not_member': {
    title: 'You are not a member of this organisation',
    text: 'Your DingTalk identity is not a member of the connected organisation. Nobody was logged on.',
    todo: 'Switch to the right account in DingTalk, or contact the administrator.',
  },
  'dingtalk.slow': {
    title: 'DingTalk takes too long',
    text: 'We did not get an answer in time. Nobody was logged on.',
    todo: otherMethod,
  },
  'dingtalk.unavailable': {
    title: 'DingTalk does not answer',
    text: 'This is not your fault. Nobody was logged on.',
    todo: otherMethod,
  },
  'dingtalk.refused': {
    title: 'DingTalk refused the request',
    text: 'Your organisation’s connection needs attention; the administrator can see why. Nobody was logged on.',
    todo: otherMethod,
  },
  'dingtalk.declined': {
    title: 'DingTalk was not allowed to say who you are',
    text: 'The page of DingTalk was closed or declined. Nobody was logged on.',
    todo: startAgain,
  },
  'dingtalk.callback.malformed': {
    title: 'DingTalk’s answer was incomplete',
    text: 'We could not read who you are. Nobody was logged on.',
    todo: startAgain,
  },
  'attachment.expired': {
    title: 'The attachment took too long',
    text: 'Nothing was linked and nobody was logged on.',
    todo: 'Please start again with a new QR code.',
  },
  'attachment.not_started': {
    title: 'There is nothing to attach here',
    text: 'This step has not been started in this browser, or is finished.',
    todo: 'Please start again with a new QR code.',
  },
  'binding.identity_taken': {
    title: 'This DingTalk identity belongs to another account',
    text: 'It is already linked to somebody else. Nothing was changed.',
    todo: contact,
  },
  'binding.account_taken': {
    title: 'This account is linked to another DingTalk identity',
    text: 'An account can have one DingTalk identity only. Nothing was changed.',
    todo: 'Unlink the other identity in the portal first, or contact the administrator.',
  },
  'binding.last_method': {
    title: 'This is your last way to log on',
    text: 'If it were removed, you could not log on any more. Nothing was changed.',
    todo: 'Set a password or add another method first, or contact the administrator.',
  },
  'binding.unknown': {
    title: 'This link is gone already',
    text: 'The identity is no longer linked to your account. Nothing was changed now.',
    todo: 'Load the portal again to see what is linked.',
  },
  'attach_link.used': {
    title: 'This link is not valid any more',
    text: 'A one-time attach link works once and for a limited time.',
    todo: 'Please ask the administrator for a new one.',
  },
  'break_glass.used': {
    title: 'This emergency link is not valid',
    text: 'It works once and for a short time, and only while emergency access is switched on.',
    todo: 'Please ask the operator of the installation for a new one.',
  },
  'break_glass.off': {
    title: 'Emergency access is switched off',
    text: 'The link was not used, and nobody was logged on.',
    todo: 'Please ask the operator of the installation.',
  },
  'console.not_for_members': {
    title: 'The console is for administrators',
    text: 'Your account has no administrative role here. Your own sessions and linked identities are in the portal.',
    todo: 'If you need the console, ask an administrator for a role.',
  },
  'account.not_active': {
    title: 'This account cannot log on',
    text: 'It is suspended or has ended.',
    todo: contact,
  },
  'tenant.unknown': {
    title: 'No organisation here',
    text: 'There is no organisation at this address.',
    todo: 'Check the address, or ask your administrator for the right one.',
  },
  'tenant.suspended': {
    title: 'This portal is closed',
    text: 'The portal of this organisation is suspended at the moment.',
    todo: contact,
  },
  'session.required': {
    title: 'Please log on',
    text: 'This page is for people who are logged on.',
    todo: 'Log on and try again.',
  },
};

/** What is said for an HTTP status when a code has no text of its own. */
const status = {
  400: {
    title: 'We did not understand that',
    text: 'The request was incomplete or out of date. Nothing was changed.',
    todo: 'Go back, load the page again, and try once more.',
  },
  401: {
    title: 'Please log on',
    text: 'This page is for people who are logged on.',
    todo: 'Log on and try again.',
  },
  403: {
    title: 'You may not do that',
    text: 'You lack the permission for it. Nothing was changed.',
    todo: contact,
  },
  404: {
    title: 'Nothing here',
    text: 'The page does not exist or has moved.',
    todo: 'Check the address, or start from the portal.',
  },
  409: {
    title: 'That does not fit together',
    text: 'Something else has changed meanwhile. Nothing was changed now.',
    todo: 'Load the page again and look.',
  },
  410: {
    title: 'This has expired',
    text: 'The link or step is no longer valid. Nothing was changed.',
    todo: 'Please start again.',
  },
  429: {
    title: 'Slowly, please',
    text: 'There were too many requests in a short time.',
    todo: 'Wait a little and try again.',
  },
  500: {
    title: 'Something went wrong',
    text: 'The fault is ours. It has been recorded.',
    todo: 'Please try again in a few minutes.',
  },
  503: {
    title: 'Not available at the moment',
    text: 'The service is busy or being maintained.',
    todo: 'Please try again in a few minutes.',
  },
};

export const errors = {
  inline,
  pages,
  status,
  retryIn: (time: string) => `You can try again in ${time}.`,
  minutes: (n: number) => (n === 1 ? '1 minute' : `${String(n)} minutes`),
  seconds: (n: number) => (n === 1 ? '1 second' : `${String(n)} seconds`),
  reference: 'Reference',
  generic: 'That did not work. Please try again.',
};
