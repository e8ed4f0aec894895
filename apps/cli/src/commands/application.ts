import { Option, type Command } from 'commander';
import {
  ApplicationDirectory,
  ChangeApplication,
  contradictionOfNew,
  CreateApplication,
  DeleteApplication,
  type RegisteredApplication,
} from '#applications';
import type { Tenant } from '#tenancy';
import { CommandFailure, WrongUsage } from '../failure.js';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { addAccessCommands } from './application/access.js';
import { refuse } from './application/refuse.js';
import { createSaml, SAML_ONLY, samlOptions, samlOf, setSaml, type SamlOptions } from './application/saml.js';
import {
  createForward,
  FORWARD_ONLY,
  forwardOf,
  forwardOptions,
  setForward,
  type ForwardOptions,
} from './application/forward.js';
import { addSecretCommand } from './application/secret.js';
import { settingOptions, settingsOf, type SettingOptions } from './application/setting-options.js';
import { changesSomething } from './listed-id.js';
import { commandAction, TENANT } from './command-action.js';

interface OneApplication {
  readonly tenant: string;
  readonly id: string;
}

type Protocol = RegisteredApplication['protocol'];

type AllOptions = SettingOptions & SamlOptions & ForwardOptions;

/** Maximum number of applications in one answer. */
const MOST = 200;

/** `application create|list|show|set|delete|rotate-secret|assign|unassign` */
export function addApplicationCommands(root: Command): void {
  const application = root.command('application').description('applications that people log on to');
  const of = (name: string, description: string): Command =>
    application
      .command(name)
      .description(description)
      .requiredOption(...TENANT);

  commandAction(
    allOptions(
      of('create', 'register an application; its client secret is printed once')
        .requiredOption('--name <name>', 'name of the application')
        .addOption(
          new Option('--protocol <protocol>', 'protocol of the application')
            .choices(['oidc', 'saml', 'forward'])
            .makeOptionMandatory(),
        ),
    ),
    createApplication,
  );
  commandAction(of('list', 'list the applications of a tenant, by name'), listApplications);
  commandAction(
    of('show', 'show an application').requiredOption('--id <id>', 'id of the application'),
    showApplication,
  );
  commandAction(
    changesSomething(
      allOptions(
        of('set', 'change an application; a list replaces the previous list')
          .requiredOption('--id <id>', 'id of the application')
          .option('--name <name>', 'name of the application'),
      ),
      'Name what to change in the application, such as --name or --state.',
      'tenant',
      'id',
    ),
    setApplication,
  );
  commandAction(
    of('delete', 'remove an application; its tokens end at once').requiredOption(
      '--id <id>',
      'id of the application',
    ),
    deleteApplication,
  );
  addSecretCommand(of);
  addAccessCommands(of);
}

function allOptions(command: Command): Command {
  return forwardOptions(samlOptions(settingOptions(command)));
}

async function createApplication(
  product: Product,
  options: AllOptions & {
    readonly tenant: string;
    readonly name: string;
    readonly protocol: Protocol;
  },
): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  if (options.protocol === 'forward') return createForward(product, tenant, options);
  refuse(options, FORWARD_ONLY, 'OpenID Connect or SAML');
  if (options.protocol === 'saml') return createSaml(product, tenant, options);
  refuse(options, SAML_ONLY, 'OpenID Connect');
  const settings = { ...(await settingsOf(product, tenant, options)), name: options.name };
  const contradiction = contradictionOfNew(settings);
  if (contradiction !== undefined) throw new WrongUsage(contradiction);
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
    json: items.map(({ id, protocol, name, state, audience }) => ({ id, protocol, name, state, audience })),
    text: table(
      ['ID', 'PROTOCOL', 'NAME', 'STATE', 'AUDIENCE'],
      items.map(({ id, protocol, name, state, audience }) => [id, protocol, name, state, audience]),
    ),
  };
}

async function setApplication(
  product: Product,
  options: OneApplication & AllOptions & { readonly name?: string },
): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const protocol = await protocolOf(product, tenant, options.id);
  if (protocol === 'forward') {
    await setForward(product, tenant, options);
    return showApplication(product, options);
  }
  refuse(options, FORWARD_ONLY, 'OpenID Connect or SAML');
  if (protocol === 'saml') {
    await setSaml(product, tenant, options);
    return showApplication(product, options);
  }
  refuse(options, SAML_ONLY, 'OpenID Connect');
  const changes = { ...(await settingsOf(product, tenant, options)), name: options.name };
  const application = await product.get(ChangeApplication).execute(tenant.id, options.id, changes);
  return shown({ ...application, clientId: application.id });
}

async function deleteApplication(product: Product, { tenant: slug, id }: OneApplication): Promise<Answer> {
  const tenant = await product.tenant(slug);
  await product.get(DeleteApplication).execute(tenant.id, id);
  return { json: { id }, text: `The application ${id} is deleted.` };
}

async function showApplication(product: Product, { tenant: slug, id }: OneApplication): Promise<Answer> {
  const tenant = await product.tenant(slug);
  const protocol = await protocolOf(product, tenant, id);
  if (protocol === 'saml') return shown(await samlOf(product, tenant, id));
  if (protocol === 'forward') return shown(await forwardOf(product, tenant, id));
  const found = await product.get(ApplicationDirectory).byId(tenant.id, id);
  if (found === null)
    throw new CommandFailure(`The tenant "${slug}" has no application with the id "${id}".`);
  return shown({ ...found, clientId: id });
}

async function protocolOf(product: Product, tenant: Tenant, id: string): Promise<Protocol | undefined> {
  return (await product.get(ApplicationDirectory).registered(tenant.id, id))?.protocol;
}

type Facts = RegisteredApplication & { readonly clientId?: string };

/** One setting a line; for the logo, only whether there is one. */
function shown({ tenantId: _, logo, ...facts }: Facts): Answer {
  const lines = { ...facts, hasLogo: logo !== null };
  return {
    json: lines,
    text: table(
      ['SETTING', 'VALUE'],
      Object.entries(lines).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
  };
}
