import { Option, type Command } from 'commander';
import { DisableMethod, EnableMethod, ListMenu, SetDefaultMethod, type DeviceKind } from '#logon-menu';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { commandAction, TENANT } from './command-action.js';

interface OfTenant {
  readonly tenant: string;
}

/** `logon-menu list|enable|disable|default` */
export function addLogonMenuCommands(root: Command): void {
  const menu = root.command('logon-menu').description('which logon methods a tenant offers');
  const command = (name: string, description: string): Command =>
    menu
      .command(name)
      .description(description)
      .requiredOption(...TENANT);

  commandAction(command('list', 'list the methods in order'), (product, options: OfTenant) =>
    listed(product, options),
  );
  commandAction(
    command('enable', 'switch a method on').argument('<method>', 'key of the method, as in the list'),
    async (product, options: OfTenant, [method = '']) => {
      await product.get(EnableMethod).execute((await product.tenant(options.tenant)).id, method);
      return listed(product, options);
    },
  );
  commandAction(
    command('disable', 'switch a method off, everywhere at once').argument('<method>', 'key of the method'),
    async (product, options: OfTenant, [method = '']) => {
      await product.get(DisableMethod).execute((await product.tenant(options.tenant)).id, method);
      return listed(product, options);
    },
  );
  commandAction(
    command('default', 'choose the method that people see first')
      .argument('<method>', 'key of an enabled method')
      .addOption(
        new Option('--on <device>', 'on which devices').choices(['desktop', 'mobile']).makeOptionMandatory(),
      ),
    async (product, options: OfTenant & { readonly on: DeviceKind }, [method = '']) => {
      const { id } = await product.tenant(options.tenant);
      await product.get(SetDefaultMethod).execute(id, options.on, method);
      return listed(product, options);
    },
  );
}

async function listed(product: Product, options: OfTenant): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const { methods } = await product.get(ListMenu).execute(tenant.id);
  return {
    json: methods,
    text: table(
      ['METHOD', 'NAME', 'STATE', 'DEFAULT ON'],
      methods.map(({ key, label, enabled, available, defaultDesktop, defaultMobile }) => [
        key,
        label.en,
        available ? onOrOff(enabled) : `${onOrOff(enabled)}, cannot work on this installation`,
        [...(defaultDesktop ? ['desktop'] : []), ...(defaultMobile ? ['mobile'] : [])].join(', '),
      ]),
    ),
  };
}

function onOrOff(enabled: boolean): string {
  return enabled ? 'on' : 'off';
}
