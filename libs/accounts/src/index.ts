export { AccountsHttpModule, AccountsModule, AccountsWorkerModule } from './accounts.module.js';
export { AccountActivity } from './application/account-activity.js';
export { AccountDirectory } from './application/account-directory.js';
export { CreateAccount } from './application/create-account.js';
export { Imports } from './application/import/imports.js';
export { CheckImport } from './application/import/check-import.js';
export { RunImport } from './application/import/run-import.js';
export { KeepAnOwner, lastOwner } from './application/keep-an-owner.js';
export { LogonAccess, type LogonWays } from './application/logon-access.js';
export { ResumeAccount } from './application/resume-account.js';
export { SetRole } from './application/set-role.js';
export { ListAccounts } from './application/list-accounts.js';
export { SuspendAccount } from './application/suspend-account.js';
export { UpdateAccount } from './application/update-account.js';
export type { Account } from './domain/account.js';
export { ACTS, refusalOf, type Act } from './domain/acts.js';
export { AUTHORITIES, covers, coversInSql, rolesCoveredBy, type Authority } from './domain/authority.js';
export type { AccountImport } from './domain/import/account-import.js';
export type { Encoding } from './domain/import/encodings.js';
export type { Separator } from './domain/import/separator.js';
export type { NewAccount } from './domain/new-account.js';
export { PERMISSIONS } from './domain/permissions.js';
export { ADMINISTRATIVE_ROLES, permissionsOf, ROLES, type Role } from './domain/role.js';
export {
  AccountCreated,
  AccountResumed,
  AccountRoleChanged,
  AccountsImported,
  AccountSuspended,
  AccountUpdated,
  AccountVouchedFor,
} from './events.js';
export type { AccountQuery } from './infra/listed-accounts.js';
export { accountsEntities } from './infra/account.entity.js';
export { accountDetailView, accountDetailViewOf } from './http/account-views.js';
export { authorityCovers } from './infra/authority-covers.js';
export { accountsFoundBy } from './infra/accounts-found-by.js';
export { heldAccount, joinableAccounts } from './infra/joinable-accounts.js';
export { actingAuthority } from './infra/acting-authority.js';
export { assertMay, assertMayToAll } from './infra/assert-may.js';
export { stillStands } from './infra/still-stands.js';
export { NotifyOwner } from './notices/notify-owner.js';
