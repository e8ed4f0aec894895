import { InvalidArgumentError, type Command } from 'commander';
import { isId } from '#kernel';

/** Parses the id of an event, a mail or the like, as lists show it. */
export function listedId(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError('It is an id as the list shows it.');
  return text;
}

/** Refuses a command that selects nothing, by an id or by an option; the options named here do not select. */
export function namesSomething(command: Command, otherwise: string, ...silent: readonly string[]): void {
  command.hook('preAction', () => {
    const named = Object.keys(command.opts()).filter((option) => !['json', ...silent].includes(option));
    if (command.args.length === 0 && named.length === 0) command.error(otherwise);
  });
}
