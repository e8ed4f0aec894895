/** Every permission, in the form `<area>.<verb>`. Routes name the permission that they need. */
export const PERMISSIONS = {
  readOverview: 'overview.read',
  readMenu: 'menu.read',
  manageMenu: 'menu.manage',
  readConnections: 'connections.read',
  manageConnections: 'connections.manage',
  readBindings: 'bindings.read',
  createBindings: 'bindings.create',
  endBindings: 'bindings.end',
  createAttachLinks: 'attach-links.create',
  readAccounts: 'accounts.read',
  manageAccounts: 'accounts.manage',
  /** Lifting blocks after too many failures. */
  unlockAccounts: 'accounts.unlock',
  /** Making or unmaking owners, and suspending or resuming them. */
  manageOwners: 'owners.manage',
  readDirectory: 'directory.read',
  /** Running the directory, and changing its settings. */
  manageDirectory: 'directory.manage',
  readGroups: 'groups.read',
  /** Making and changing groups and their members. */
  manageGroups: 'groups.manage',
  readSessions: 'sessions.read',
  endSessions: 'sessions.end',
  readLog: 'audit.read',
  exportLog: 'audit.export',
  verifyLog: 'audit.verify',
  /** Content and retention of the log, legal hold, and the log's stream to a receiver. */
  manageLog: 'audit.manage',
  readApplications: 'applications.read',
  /** Making, changing and assigning applications, and rotating the keys that sign their tokens. */
  manageApplications: 'applications.manage',
  readApiTokens: 'api-tokens.read',
  /** Making API clients, and revoking other people's tokens. People make their own tokens without it. */
  manageApiTokens: 'api-tokens.manage',
  /** Making, changing and suspending members' accounts, and groups, by SCIM. */
  manageScim: 'scim.manage',
  readSettings: 'settings.read',
  manageSettings: 'settings.manage',
} as const;
