import { Option, type Command } from 'commander';
import type { RegisteredApplication } from '#applications';
import {
  ChangeForwardApplication,
  CreateForwardApplication,
  ForwardApplications,
  type ForwardChanges,
} from '#forward-auth';
import type { Tenant } from '#tenancy';
import { WrongUsage } from '../../failure.js';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { refuse } from './refuse.js';
import { OIDC_ONLY, SAML_ONLY, type SamlOptions } from './saml.js';
import type { SettingOptions } from './setting-options.js';

/** Options for applications behind a proxy. */
export interface ForwardOptions {
  readonly host?: readonly string[];
}

/** Options that only these applications have. */
export const FORWARD_ONLY = ['host'] as const;

/** Adds the options to a command. */
export function forwardOptions(command: Command): Command {
  return command.addOption(
    new Option(
      '--host <host>',
      'forward auth: host of the application, such as wiki.example.com; repeatable',
    ).argParser((value: string, former?: readonly string[]) => [...(former ?? []), value]),
  );
}

interface Options extends SettingOptions, SamlOptions, ForwardOptions {
  readonly name?: string;
}

/** `application create --protocol forward` */
export async function createForward(
  product: Product,
  tenant: Tenant,
  options: Options & { readonly name: string },
): Promise<Answer> {
  if (options.host === undefined) throw new WrongUsage('Name the host of the application: --host.');
  const changes = await changesOf(product, tenant, options);
  const settings = { ...changes, name: options.name, hosts: options.host ?? [] };
  const created = await product.get(CreateForwardApplication).execute(tenant.id, settings);
  return {
    json: { ...created },
    text: [`Id: ${created.id}`, `Hosts: ${created.hosts.join(', ')}`].join('\n'),
  };
}

/** `application set`, for an application behind a proxy */
export async function setForward(
  product: Product,
  tenant: Tenant,
  options: Options & { readonly id: string },
): Promise<void> {
  const changes = await changesOf(product, tenant, options);
  await product.get(ChangeForwardApplication).execute(tenant.id, options.id, changes);
}

/** An application behind a proxy, with its hosts. */
export async function forwardOf(
  product: Product,
  tenant: Tenant,
  id: string,
): Promise<RegisteredApplication & { readonly hosts: readonly string[] }> {
  const { general, hosts } = await product.get(ForwardApplications).byId(tenant.id, id);
  return { ...general, hosts };
}

async function changesOf(product: Product, tenant: Tenant, options: Options): Promise<ForwardChanges> {
  refuse(options, OIDC_ONLY, 'forward auth');
  refuse(options, SAML_ONLY, 'forward auth');
  return {
    name: options.name,
    description: options.description,
    ownerId: options.owner === undefined ? undefined : (await product.account(tenant, options.owner)).id,
    state: options.state,
    audience: options.audience,
    startUrl: options.startUrl,
    hosts: options.host,
  };
}
