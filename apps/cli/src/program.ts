import type { Command } from 'commander';
import { addAccountCommands } from './commands/account.js';
import { addApiClientCommands } from './commands/api-client.js';
import { addApplicationCommands } from './commands/application.js';
import { addAttachLinkCommands } from './commands/attach-link.js';
import { addAuditCommands } from './commands/audit.js';
import { addBreakGlassCommands } from './commands/break-glass.js';
import { addConnectionCommands } from './commands/connection.js';
import { addDeliveryCommands } from './commands/deliveries.js';
import { addDirectoryCommands } from './commands/directory.js';
import { addGroupCommands } from './commands/group.js';
import { addDoctorCommand } from './commands/doctor.js';
import { addEncryptionKeyCommands } from './commands/encryption-keys.js';
import { addJobCommands } from './commands/jobs.js';
import { addJournalCommands } from './commands/journal.js';
import { addCertificateCommands } from './commands/certificate.js';
import { addKeyCommands } from './commands/key.js';
import { addLogonMenuCommands } from './commands/logon-menu.js';
import { addMailCommands } from './commands/mails.js';
import { addProfileFieldCommands } from './commands/profile-field.js';
import { addMigrateCommand } from './commands/migrate.js';
import { addSupportBundleCommand } from './commands/support-bundle.js';
import { addTenantCommands } from './commands/tenant.js';
import { rootCommand } from './root-command.js';

const AFTER_HELP = `
Exit codes: 0 done, 1 refused or failed (one line on standard error says why), 2 wrong usage.
Every command takes --json. Secrets are asked for, or read from standard input, never given as an option.
The commands use DATABASE_URL, or find the PostgreSQL of a running "npm start" through DATA_DIR.

Examples:
  npm run -s cli -- migrate
  npm run -s cli -- tenant create --slug acme --name "Acme Ltd" --owner-username olivia
  npm run -s cli -- connection create --help`;

/** All commands of the operator. */
export function program(): Command {
  const root = rootCommand().addHelpText('after', AFTER_HELP);
  addMigrateCommand(root);
  addTenantCommands(root);
  addAccountCommands(root);
  addProfileFieldCommands(root);
  addConnectionCommands(root);
  addLogonMenuCommands(root);
  addAttachLinkCommands(root);
  addApplicationCommands(root);
  addDirectoryCommands(root);
  addGroupCommands(root);
  addKeyCommands(root);
  addCertificateCommands(root);
  addApiClientCommands(root);
  addAuditCommands(root);
  addBreakGlassCommands(root);
  addDoctorCommand(root);
  addSupportBundleCommand(root);
  addEncryptionKeyCommands(root);
  addDeliveryCommands(root);
  addMailCommands(root);
  addJobCommands(root);
  addJournalCommands(root);
  return root;
}
