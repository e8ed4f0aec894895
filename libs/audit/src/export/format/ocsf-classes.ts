/** A class of OCSF 1.3 in its category 3, Identity & Access Management. */
export interface OcsfClass {
  readonly uid: 3001 | 3002 | 3004;
  readonly name: string;
  readonly activities: Readonly<Record<number, string>>;
}

export const ACCOUNT_CHANGE: OcsfClass = {
  uid: 3001,
  name: 'Account Change',
  activities: { 1: 'Create', 2: 'Enable', 3: 'Password Change', 5: 'Disable', 9: 'Lock' },
};

export const AUTHENTICATION: OcsfClass = {
  uid: 3002,
  name: 'Authentication',
  activities: { 1: 'Logon', 2: 'Logoff' },
};

export const ENTITY_MANAGEMENT: OcsfClass = {
  uid: 3004,
  name: 'Entity Management',
  activities: { 1: 'Create', 2: 'Read', 3: 'Update', 4: 'Delete' },
};

/** Activity of what a class has no number for; its name is then the last word of the event. */
export const OTHER = 99;

/** Events whose type is like a pattern of SQL, and what they are in OCSF. */
export interface OcsfRule {
  readonly like: string;
  readonly of: OcsfClass;
  readonly activity: number;
}

const rule = (like: string, of: OcsfClass, activity: number): OcsfRule => ({ like, of, activity });

/** The first that fits holds; what none fits is something else that happened to an entity. */
export const OCSF_RULES: readonly OcsfRule[] = [
  rule('logon.logon.proof-awaited', AUTHENTICATION, OTHER),
  rule('logon.logon.%', AUTHENTICATION, 1),
  rule('logon.session.ended', AUTHENTICATION, 2),
  rule('logon.session.%', AUTHENTICATION, OTHER),
  rule('dingtalk-qr.%', AUTHENTICATION, OTHER),
  rule('dingtalk.identification.failed', AUTHENTICATION, 1),
  rule('break-glass.access.used', AUTHENTICATION, 1),
  rule('break-glass.access.refused', AUTHENTICATION, 1),
  rule('authenticators.attempt.refused', AUTHENTICATION, 1),
  rule('authenticators.code.%', AUTHENTICATION, OTHER),
  rule('authenticators.password.set', ACCOUNT_CHANGE, 3),
  rule('authenticators.account.blocked', ACCOUNT_CHANGE, 9),
  rule('authenticators.%', ACCOUNT_CHANGE, OTHER),
  rule('accounts.account.created', ACCOUNT_CHANGE, 1),
  rule('accounts.account.resumed', ACCOUNT_CHANGE, 2),
  rule('accounts.account.suspended', ACCOUNT_CHANGE, 5),
  rule('accounts.%', ACCOUNT_CHANGE, OTHER),
  rule('binding.%', ACCOUNT_CHANGE, OTHER),
  rule('%.created', ENTITY_MANAGEMENT, 1),
  rule('%.read', ENTITY_MANAGEMENT, 2),
  rule('%changed', ENTITY_MANAGEMENT, 3),
  rule('%.enabled', ENTITY_MANAGEMENT, 3),
  rule('%.disabled', ENTITY_MANAGEMENT, 3),
  rule('%.deleted', ENTITY_MANAGEMENT, 4),
  rule('%', ENTITY_MANAGEMENT, OTHER),
];
