import { Command } from 'commander';
import { VERSION } from '#launch';

const HINT = 'Add --help to see how the command is used.';

/** A line about wrong usage, with what to do. */
export function hinted(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return `${line.replace(/([^.?!)])$/, '$1.')} ${HINT}\n`;
}

/** The root of all commands. */
export function rootCommand(): Command {
  return new Command('npm run -s cli --')
    .description(
      'Runs an openeiam installation: tenants, accounts, DingTalk connections, logon menus, the log.',
    )
    .version(VERSION, '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        write(hinted(text));
      },
    })
    .configureHelp({ showGlobalOptions: false, sortSubcommands: false });
}
