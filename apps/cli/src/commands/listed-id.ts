import { InvalidArgumentError, type Command } from 'commander';
import { isId } from '#kernel';
import { CommandFailure, WrongUsage } from '../failure.js';

/** Parses the id of an event, an email or the like, in the form that lists show. */
export function listedId(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError('Must be an id from the list.');
  return text;
}

/** Refuses a command that selects nothing, neither by an id nor by an option; the options named here do not select. */
export function namesSomething(command: Command, otherwise: string, ...silent: readonly string[]): void {
  command.hook('preAction', () => {
    if (command.args.length === 0 && !hasOption(command, silent)) command.error(otherwise);
  });
}

/** Refuses a command without any option that makes a change; the options named here make none. */
export function changesSomething(command: Command, otherwise: string, ...silent: readonly string[]): Command {
  return command.hook('preAction', () => {
    if (!hasOption(command, silent)) command.error(otherwise);
  });
}

function hasOption(command: Command, silent: readonly string[]): boolean {
  return Object.keys(command.opts()).some((option) => !['json', ...silent].includes(option));
}

/** Fails if the selected item is not among the failed ones. Without a selection, or with only a tenant, an empty result is accepted. */
export function assertMatched(found: readonly unknown[], named: string | undefined, otherwise: string): void {
  if (named !== undefined && found.length === 0) throw new CommandFailure(otherwise);
}

/**
 * Parses words of the form KEY=VALUE.
 *
 * @throws WrongUsage for any other word
 */
export function assertPairs(words: readonly string[], form: string): void {
  const odd = words.find((word) => word.indexOf('=') < 1);
  if (odd !== undefined) throw new WrongUsage(`"${odd}" is not ${form}.`);
}
