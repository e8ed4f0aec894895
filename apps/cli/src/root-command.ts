import { Command } from 'commander';
import { VERSION } from '#launch';

/** The command that all others belong to. */
export function rootCommand(): Command {
  return new Command('npm run -s cli --')
    .description(
      'Runs an openeiam installation: tenants, accounts, DingTalk connections, logon menus, the log.',
    )
    .version(VERSION, '--version', 'print the version')
    .exitOverride()
    .showHelpAfterError('Add --help to see how the command is used.')
    .configureHelp({ showGlobalOptions: false, sortSubcommands: false });
}
