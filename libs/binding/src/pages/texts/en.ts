import { errors, taken } from './en-errors.js';

const attach = {
  title: (provider: string) => `This ${provider} identity is not linked yet`,
  identity: (provider: string) => `${provider} identity`,
  of: (organisation: string) => `of ${organisation}`,
  explain: (tenant: string) =>
    `Attach it to the account you already have with ${tenant}. You prove once that the account is yours; after that, scanning is enough.`,
  action: 'Attach existing IDaaS account',
  notMe: 'This is not me: cancel',
  verify: {
    title: 'Prove that the account is yours',
    banner: (provider: string, name: string, organisation: string) =>
      `${provider} identity ${name} (${organisation}) will be able to log on as the account you prove next.`,
  },
  byLink: (provider: string) =>
    `The one-time link proves that the account is yours. Once attached, this ${provider} identity can log on as it.`,
  result: {
    title: 'Linked',
    text: (provider: string) => `From now on, scanning with ${provider} logs you on.`,
    account: 'Account',
    undo: 'Undo',
    undoHint: 'Undo removes the link again and ends this session.',
    goOn: 'Continue',
  },
  undone: {
    title: 'The link was removed',
    text: (provider: string) => `This ${provider} identity is not linked to any account.`,
  },
  noMethod: {
    title: 'No other logon method is available',
    text: 'To attach an account you need a way to prove that it is yours, and none is available here.',
    todo: 'Please contact the administrator and ask for a one-time attach link.',
  },
  turnedAway: {
    title: 'You are not linked to an account yet',
    text: (tenant: string) =>
      `Scanning logs you on at ${tenant} only if an administrator has linked you to an account. Nobody was logged on.`,
    todo: (tenant: string) =>
      `Please ask the administrator of ${tenant} to link you, or log on in another way.`,
  },
  link: {
    title: (provider: string) => `Link ${provider} to your account`,
    text: (tenant: string, provider: string) =>
      `The administrator of ${tenant} gave you this one-time link. After you continue, scan with ${provider} to link your identity.`,
    account: 'Account',
    validUntil: 'Valid until',
    submit: 'Continue',
    warning: 'Continue only if you asked the administrator for this link.',
  },
};

/** The home's list of linked identities. */
const identities = {
  link: (provider: string) => `Link ${provider}`,
  title: 'Linked identities',
  text: 'These identities can log on as you.',
  empty: (provider: string) => `No identity is linked yet. Once ${provider} is, scanning logs you on.`,
  /** The words before and after the time. */
  linked: (how: string): readonly [before: string, after: string] => ['Linked ', ` ${how}`],
  used: 'Last used',
  never: 'Never used',
  unlink: 'Unlink',
  unlinkName: (name: string) => `Unlink ${name}`,
  origin: {
    import: 'by contact import',
    attach: 'when you attached it',
    self_service: 'by you, from here',
    admin: 'by an administrator',
    auto_match: 'by your email address',
    provision: 'when your account was created',
  },
};

const unlink = {
  title: 'Unlink this identity?',
  text: (name: string, organisation: string) =>
    `${name} (${organisation}) will no longer be able to log on as you, and the sessions it started end at once.`,
  submit: 'Unlink',
};

const notices = {
  logon: {
    'identity.link': 'Scan the code and confirm. Then prove your account once more, and the two are linked.',
    'qr.cancelled': 'The QR code logon was cancelled. You can start again or choose another method.',
  },
  home: { unlinked: 'The identity is no longer linked.' },
};

/** Name of the one-time link in the list of logon methods. */
const way = 'One-time attach link';

/** Name, in the list of logon methods, of a link that was made because of the email address. */
const matchWay = 'Email address of the organisation';

export const en = { attach, identities, unlink, notices, way, matchWay, errors, taken };

export type Texts = typeof en;
