import { Option, type Command } from 'commander';
import type { Product } from '../product/product.js';
import { print, type Answer } from '../terminal/answer.js';

/** The option for a command's tenant. */
export const TENANT = ['--tenant <slug>', 'slug of the tenant'] as const;

/** The option for the reason, which the log records. */
export const REASON = ['--reason <text>', 'why, for the log'] as const;

interface Printing {
  readonly json?: true;
}

/**
 * Makes a command work with the product and print the answer.
 *
 * @param work receives the command's options and arguments
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- commander does not infer the type of options
export function commandAction<Options extends object>(
  command: Command,
  work: (product: Product, options: Options, words: readonly string[]) => Promise<Answer>,
): void {
  printAction(command, async (options: Options) => {
    const { withProduct } = await import('../product/product.js'); // takes a second to load, and --help does not need it
    return withProduct((product) => work(product, options, command.args));
  });
}

/** Makes a command print the answer of `work`, as JSON if asked. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- commander does not infer the type of options
export function printAction<Options extends object>(
  command: Command,
  work: (options: Options) => Promise<Answer>,
): void {
  command
    .addOption(new Option('--json', 'print JSON'))
    .allowExcessArguments(false)
    .action(async () => {
      const options = command.opts<Options & Printing>();
      print(await work(options), options.json === true);
    });
}
