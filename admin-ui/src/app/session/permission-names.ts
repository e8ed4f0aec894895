import type { Permission } from './permissions';

const NAMES: Readonly<Record<Permission, string>> = {
  'overview.read': $localize`:@@permission.overview.read:See the overview`,
  'menu.read': $localize`:@@permission.menu.read:See the logon menu`,
  'menu.manage': $localize`:@@permission.menu.manage:Change the logon menu`,
  'connections.read': $localize`:@@permission.connections.read:See connections`,
  'connections.manage': $localize`:@@permission.connections.manage:Change connections`,
  'bindings.read': $localize`:@@permission.bindings.read:See who is linked`,
  'bindings.create': $localize`:@@permission.bindings.create:Link people by hand`,
  'bindings.end': $localize`:@@permission.bindings.end:Unlink people`,
  'attach-links.create': $localize`:@@permission.attachLinks.create:Give one-time attach links`,
  'accounts.read': $localize`:@@permission.accounts.read:See accounts`,
  'accounts.manage': $localize`:@@permission.accounts.manage:Create and change accounts`,
  'accounts.unlock': $localize`:@@permission.accounts.unlock:Unlock accounts`,
  'owners.manage': $localize`:@@permission.owners.manage:Appoint and remove owners`,
  'applications.read': $localize`:@@permission.applications.read:See applications`,
  'applications.manage': $localize`:@@permission.applications.manage:Connect and change applications`,
  'directory.read': $localize`:@@permission.directory.read:See departments and people`,
  'directory.manage': $localize`:@@permission.directory.manage:Synchronise the directory`,
  'groups.read': $localize`:@@permission.groups.read:See groups`,
  'groups.manage': $localize`:@@permission.groups.manage:Create and change groups`,
  'sessions.read': $localize`:@@permission.sessions.read:See who is logged on`,
  'sessions.end': $localize`:@@permission.sessions.end:End sessions`,
  'audit.read': $localize`:@@permission.audit.read:Read the log`,
  'audit.export': $localize`:@@permission.audit.export:Export the log`,
  'audit.verify': $localize`:@@permission.audit.verify:Verify the log`,
  'audit.manage': $localize`:@@permission.audit.manage:Decide what the log keeps`,
  'scim.manage': $localize`:@@permission.scim.manage:Provision people and groups by SCIM`,
  'settings.read': $localize`:@@permission.settings.read:See the settings`,
  'settings.manage': $localize`:@@permission.settings.manage:Change the settings`,
  'api-tokens.read': $localize`:@@permission.apiTokens.read:See API tokens`,
  'api-tokens.manage': $localize`:@@permission.apiTokens.manage:Create API clients and revoke tokens`,
};

/** The label of a permission; its key if the console does not know it. */
export function permissionName(permission: string): string {
  return (NAMES as Readonly<Record<string, string>>)[permission] ?? permission;
}
