import { InvalidArgumentError, type Command } from 'commander';
import { isId } from '#kernel';

/** The id of an event, a mail or the like, as a list shows it. */
export function listedId(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError('It is an id as the list shows it.');
  return text;
}

/** Refuses a command that says neither by a word nor by an option what it is about; these options say nothing of that. */
export function namesSomething(command: Command, otherwise: string, ...silent: readonly string[]): void {
  command.hook('preAction', () => {
    const named = Object.keys(command.opts()).filter((option) => !['json', ...silent].includes(option));
    if (command.args.length === 0 && named.length === 0) command.error(otherwise);
  });
}
