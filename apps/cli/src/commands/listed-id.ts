import { InvalidArgumentError, type Command } from 'commander';
import { isId } from '#kernel';
import { CommandFailure, WrongUsage } from '../failure.js';

/** Parses the id of an event, a mail or the like, as lists show it. */
export function listedId(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError('Must be an id from the list.');
  return text;
}

/** Refuses a command that selects nothing, by an id or by an option; the options named here do not select. */
export function namesSomething(command: Command, otherwise: string, ...silent: readonly string[]): void {
  command.hook('preAction', () => {
    if (command.args.length === 0 && !hasOption(command, silent)) command.error(otherwise);
  });
}

/** Refuses a command that changes nothing, for want of an option that says what; the options named here do not say it. */
export function changesSomething(command: Command, otherwise: string, ...silent: readonly string[]): Command {
  return command.hook('preAction', () => {
    if (!hasOption(command, silent)) command.error(otherwise);
  });
}

function hasOption(command: Command, silent: readonly string[]): boolean {
  return Object.keys(command.opts()).some((option) => !['json', ...silent].includes(option));
}

/** Fails when what the operator named is not among what failed; nothing may be there of all, or of a tenant. */
export function assertMatched(found: readonly unknown[], named: string | undefined, otherwise: string): void {
  if (named !== undefined && found.length === 0) throw new CommandFailure(otherwise);
}

/**
 * Words of which each is a key and a value.
 *
 * @throws WrongUsage for one that is not
 */
export function assertPairs(words: readonly string[], form: string): void {
  const odd = words.find((word) => word.indexOf('=') < 1);
  if (odd !== undefined) throw new WrongUsage(`"${odd}" is not ${form}.`);
}
