import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import type { RegisteredApplication } from '#applications';
import { ChangeSamlApplication, CreateSamlApplication, SamlApplications, type SamlChanges } from '#saml';
import type { Tenant } from '#tenancy';
import { CommandFailure, WrongUsage } from '../../failure.js';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { refuse } from './refuse.js';
import type { SettingOptions } from './setting-options.js';

/** Options for the SAML settings of an application. */
export interface SamlOptions {
  readonly metadata?: string;
  readonly metadataUrl?: string;
  readonly entityId?: string;
  readonly acsUrl?: readonly string[];
  readonly nameId?: 'persistent' | 'email' | 'username' | 'transient';
  readonly signed?: 'assertion' | 'response' | 'both';
  readonly encryption?: 'on' | 'off';
  readonly signedRequests?: 'required' | 'optional';
}

/** Options that only these applications have. */
export const SAML_ONLY = [
  'metadata',
  'metadataUrl',
  'entityId',
  'acsUrl',
  'nameId',
  'signed',
  'encryption',
  'signedRequests',
] as const;

/** Options that only OpenID Connect applications have. */
export const OIDC_ONLY = [
  'redirectUri',
  'postLogoutRedirectUri',
  'backchannelLogoutUri',
  'grantType',
  'scope',
  'api',
  'apiScope',
  'public',
  'publicKeys',
  'consent',
  'subject',
  'signedBy',
  'accessTokenSeconds',
  'refreshTokenSeconds',
] as const;

/** Adds the options to a command. */
export function samlOptions(command: Command): Command {
  return command
    .addOption(new Option('--metadata <file>', 'SAML: metadata of the application').conflicts('metadataUrl'))
    .option('--metadata-url <address>', 'SAML: address from which the metadata is read, once')
    .option('--entity-id <id>', 'SAML: entity id of the application, if there is no metadata')
    .addOption(
      new Option(
        '--acs-url <address>',
        'SAML: address to which responses may go; repeatable, the first is the default',
      ).argParser((value: string, former?: readonly string[]) => [...(former ?? []), value]),
    )
    .addOption(
      new Option('--name-id <format>', 'SAML: format of the name id').choices([
        'persistent',
        'email',
        'username',
        'transient',
      ]),
    )
    .addOption(
      new Option('--signed <part>', 'SAML: which part of a response is signed').choices([
        'assertion',
        'response',
        'both',
      ]),
    )
    .addOption(new Option('--encryption <choice>', 'SAML: encryption of assertions').choices(['on', 'off']))
    .addOption(
      new Option('--signed-requests <choice>', 'SAML: whether requests must be signed').choices([
        'required',
        'optional',
      ]),
    );
}

interface Options extends SettingOptions, SamlOptions {
  readonly name?: string;
}

/** `application create --protocol saml` */
export async function createSaml(
  product: Product,
  tenant: Tenant,
  options: Options & { readonly name: string },
): Promise<Answer> {
  const { metadata, metadataUrl, entityId, acsUrl } = options;
  if ((metadata ?? metadataUrl) === undefined && (entityId === undefined || acsUrl === undefined))
    throw new WrongUsage(
      'Provide the metadata of the application: --metadata or --metadata-url, or --entity-id with --acs-url.',
    );
  const settings = { ...(await changesOf(product, tenant, options)), name: options.name };
  const created = await product.get(CreateSamlApplication).execute(tenant.id, settings);
  return {
    json: { ...created },
    text: [
      `Id: ${created.id}`,
      `The application: ${created.entityId}`,
      `Metadata of the identity provider: ${created.metadataUrl}`,
    ].join('\n'),
  };
}

/** `application set`, for a SAML application */
export async function setSaml(
  product: Product,
  tenant: Tenant,
  options: Options & { readonly id: string },
): Promise<void> {
  const changes = await changesOf(product, tenant, options);
  await product.get(ChangeSamlApplication).execute(tenant.id, options.id, changes);
}

/** A SAML application with all its settings. */
export async function samlOf(product: Product, tenant: Tenant, id: string): Promise<RegisteredApplication> {
  const { general, provider } = await product.get(SamlApplications).byId(tenant.id, id);
  return { ...general, ...provider };
}

async function changesOf(product: Product, tenant: Tenant, options: Options): Promise<SamlChanges> {
  refuse(options, OIDC_ONLY, 'SAML');
  const { acsUrl, encryption, signedRequests } = options;
  return {
    name: options.name,
    description: options.description,
    ownerId: options.owner === undefined ? undefined : (await product.account(tenant, options.owner)).id,
    state: options.state,
    audience: options.audience,
    startUrl: options.startUrl,
    metadata: options.metadata === undefined ? undefined : textOf(options.metadata),
    metadataUrl: options.metadataUrl,
    entityId: options.entityId,
    consumers: acsUrl?.map((location) => ({ location })),
    nameIdFormat: options.nameId,
    signed: options.signed,
    encrypts: encryption === undefined ? undefined : encryption === 'on',
    signsRequests: signedRequests === undefined ? undefined : signedRequests === 'required',
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CommandFailure(`${file} cannot be read.`, { cause });
  }
}
