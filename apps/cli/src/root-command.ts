import { Command } from 'commander';

/** The command that all others belong to. */
export function rootCommand(): Command {
  return new Command('npm run -s cli --')
    .description(
      'Runs an openeiam installation: tenants, accounts, DingTalk connections, logon menus, the log.',
    )
    .exitOverride()
    .showHelpAfterError('Add --help to see how the command is used.')
    .configureHelp({ showGlobalOptions: false, sortSubcommands: false });
}
