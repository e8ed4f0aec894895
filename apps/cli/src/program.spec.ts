import { CommanderError, type Command } from 'commander';
import { program } from './program.js';

/** The program, with captured output. */
function silenced(): { readonly root: Command; readonly printed: string[] } {
  const printed: string[] = [];
  const root = program();
  const output = {
    writeOut: (text: string) => printed.push(text),
    writeErr: (text: string) => printed.push(text),
  };
  for (const command of everyCommand(root)) command.configureOutput(output);
  return { root, printed };
}

function everyCommand(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

describe('the usage of commands', () => {
  it.each([
    '',
    'nonsense',
    'tenant',
    'tenant nonsense',
    'tenant create --slug acme',
    'tenant list --nonsense',
    'tenant list extra',
    'tenant suspend --tenant acme',
    'account create --tenant acme --username a --role god',
    'account set-role --tenant acme --username a',
    'logon-menu enable --tenant acme',
    'logon-menu default --tenant acme password --on fridge',
    'attach-link create --tenant acme --username a --reason r --valid-hours soon',
  ])('is refused before anything is opened: %j', async (words) => {
    const { root, printed } = silenced();
    const refused = root.parseAsync(words.split(' ').filter(Boolean), { from: 'user' });
    await expect(refused).rejects.toBeInstanceOf(CommanderError);
    await expect(refused).rejects.not.toMatchObject({ exitCode: 0 });
    expect(printed.join('')).not.toBe('');
  });

  it('is described for every command and every option, and every command can print JSON', () => {
    for (const command of everyCommand(program())) {
      expect(command.description()).not.toBe('');
      for (const option of command.options) expect(option.description).not.toBe('');
      if (command.commands.length === 0) {
        expect(command.options.map(({ long }) => long)).toContain('--json');
      }
    }
  });

  it('P5: includes no option that takes a secret', () => {
    const options = everyCommand(program()).flatMap((command) =>
      command.options.filter((option) => option.required || option.optional).map(({ long }) => long),
    );
    expect(options.length).toBeGreaterThan(10);
    // A file of public keys, and how long tokens live.
    const others = /^--(?:public-keys|(?:access|refresh)-token-seconds)$/;
    const telling = options.filter((long) => /secret|password|token|key(?!$)/.test(long ?? ''));
    expect(telling.filter((long) => !others.test(long ?? ''))).toEqual([]);
  });
});
