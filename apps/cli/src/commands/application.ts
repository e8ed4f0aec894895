import { Option, type Command } from 'commander';
import {
  ApplicationDirectory,
  ChangeApplication,
  CreateApplication,
  DeleteApplication,
  type Application,
} from '#applications';
import { CommandFailure } from '../failure.js';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { addAccessCommands } from './application/access.js';
import { addSecretCommand } from './application/secret.js';
import { settingOptions, settingsOf, type SettingOptions } from './application/setting-options.js';
import { operates, TENANT } from './operation.js';

interface OneApplication {
  readonly tenant: string;
  readonly id: string;
}

/** Applications that one answer names at most. */
const MOST = 200;

/** `application create|list|show|set|delete|rotate-secret|assign|unassign` */
export function addApplicationCommands(root: Command): void {
  const application = root.command('application').description('applications that people log on to');
  const of = (name: string, description: string): Command =>
    application
      .command(name)
      .description(description)
      .requiredOption(...TENANT);

  operates(
    settingOptions(
      of('create', 'register an application; its secret is printed once')
        .requiredOption('--name <name>', 'what people call it')
        .addOption(
          new Option('--protocol <protocol>', 'how it is spoken to').choices(['oidc']).makeOptionMandatory(),
        ),
    ),
    createApplication,
  );
  operates(of('list', 'list the applications of a tenant, by name'), listApplications);
  operates(
    of('show', 'show an application').requiredOption('--id <id>', 'its id'),
    async (product, options: OneApplication) => shown(await find(product, options)),
  );
  operates(
    settingOptions(
      of('set', 'change an application; lists replace those before')
        .requiredOption('--id <id>', 'its id')
        .option('--name <name>', 'what people call it'),
    ),
    setApplication,
  );
  operates(
    of('delete', 'remove an application; its tokens end at once').requiredOption('--id <id>', 'its id'),
    deleteApplication,
  );
  addSecretCommand(of);
  addAccessCommands(of);
}

async function createApplication(
  product: Product,
  options: SettingOptions & { readonly tenant: string; readonly name: string },
): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const settings = { ...(await settingsOf(product, tenant, options)), name: options.name };
  const { application, clientSecret } = await product.get(CreateApplication).execute(tenant.id, settings);
  const { id } = application;
  return {
    json: { id, clientId: id, clientSecret },
    text: [
      `Client id: ${id}`,
      clientSecret === null ? 'It has no secret.' : `Client secret: ${clientSecret}`,
    ].join('\n'),
  };
}

async function listApplications(
  product: Product,
  { tenant: slug }: { readonly tenant: string },
): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const { items } = await product.get(ApplicationDirectory).page(tenant.id, { limit: MOST });
  return {
    json: items.map(({ id, name, state, audience }) => ({ id, name, state, audience })),
    text: table(
      ['ID', 'NAME', 'STATE', 'AUDIENCE'],
      items.map(({ id, name, state, audience }) => [id, name, state, audience]),
    ),
  };
}

async function setApplication(
  product: Product,
  options: OneApplication & SettingOptions & { readonly name?: string },
): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const changes = { ...(await settingsOf(product, tenant, options)), name: options.name };
  return shown(await product.get(ChangeApplication).execute(tenant.id, options.id, changes));
}

async function deleteApplication(product: Product, { tenant: slug, id }: OneApplication): Promise<Answer> {
  const tenant = await product.tenant(slug);
  await product.get(DeleteApplication).execute(tenant.id, id);
  return { json: { id }, text: `The application ${id} is deleted.` };
}

async function find(product: Product, { tenant: slug, id }: OneApplication): Promise<Application> {
  const tenant = await product.tenant(slug);
  const found = await product.get(ApplicationDirectory).byId(tenant.id, id);
  if (found === null)
    throw new CommandFailure(`The tenant "${slug}" has no application with the id "${id}".`);
  return found;
}

function shown(application: Application): Answer {
  const { tenantId: _, logo, ...facts } = application;
  const lines = { ...facts, hasLogo: logo !== null };
  return {
    json: { ...lines, clientId: application.id },
    text: table(
      ['SETTING', 'VALUE'],
      Object.entries(lines).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
  };
}
