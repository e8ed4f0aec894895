/** Every permission, as routes state it: `<area>.<verb>`. */
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
  /** Lifting what too many failures have blocked. */
  unlockAccounts: 'accounts.unlock',
  /** Making or unmaking owners, and suspending or resuming them. */
  manageOwners: 'owners.manage',
  readDirectory: 'directory.read',
  /** Runs of the directory, and how it follows its source. */
  manageDirectory: 'directory.manage',
  readGroups: 'groups.read',
  /** Making and changing groups, and who is in them. */
  manageGroups: 'groups.manage',
  readSessions: 'sessions.read',
  endSessions: 'sessions.end',
  readLog: 'audit.read',
  exportLog: 'audit.export',
  verifyLog: 'audit.verify',
  /** What the log keeps and for how long, legal hold, and where it is streamed to. */
  manageLog: 'audit.manage',
  readApplications: 'applications.read',
  /** Making, changing and assigning applications, and rotating the keys that their tokens are signed with. */
  manageApplications: 'applications.manage',
  readApiTokens: 'api-tokens.read',
  /** Making API clients, and revoking the tokens of others. Everybody makes their own. */
  manageApiTokens: 'api-tokens.manage',
  /** Making, changing and suspending accounts of members, and groups, by SCIM. */
  manageScim: 'scim.manage',
  readSettings: 'settings.read',
  manageSettings: 'settings.manage',
} as const;
