import { readFileSync } from 'node:fs';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { DEVICE_CODE, type ApplicationChanges } from '#applications';
import type { Tenant } from '#tenancy';
import { CommandFailure } from '../../failure.js';
import type { Product } from '../../product/product.js';

/** Options for the settings of an application. */
export interface SettingOptions {
  readonly redirectUri?: readonly string[];
  readonly postLogoutRedirectUri?: readonly string[];
  readonly backchannelLogoutUri?: string;
  readonly grantType?: readonly string[];
  readonly scope?: readonly string[];
  readonly api?: readonly string[];
  readonly apiScope?: readonly string[];
  readonly public?: true;
  readonly publicKeys?: string;
  readonly description?: string;
  readonly category?: string;
  readonly owner?: string;
  readonly state?: 'enabled' | 'disabled';
  readonly audience?: 'everyone' | 'assigned';
  readonly startUrl?: string;
  readonly consent?: 'asked' | 'given';
  readonly subject?: 'public' | 'pairwise';
  readonly signedBy?: 'RS256' | 'ES256' | 'EdDSA';
  readonly accessTokenSeconds?: number;
  readonly refreshTokenSeconds?: number;
}

/** Adds the options to a command. Repeatable options give lists. */
export function settingOptions(command: Command): Command {
  const several = (flags: string, description: string): Option =>
    new Option(flags, description).argParser((value: string, former?: readonly string[]) => [
      ...(former ?? []),
      value,
    ]);
  return command
    .addOption(several('--redirect-uri <address>', 'redirect URI after a logon; repeatable'))
    .addOption(several('--post-logout-redirect-uri <address>', 'redirect URI after a logoff; repeatable'))
    .option('--backchannel-logout-uri <address>', 'address that is notified when a session ends')
    .addOption(
      several(
        '--grant-type <type>',
        'authorization_code, refresh_token, client_credentials or device_code; repeatable',
      ),
    )
    .addOption(
      several(
        '--scope <scope>',
        'openid, profile, email, roles, offline_access, or a provider’s, such as dingtalk; repeatable',
      ),
    )
    .addOption(several('--api <address>', 'API for which it may request access tokens; repeatable'))
    .addOption(several('--api-scope <scope>', 'scope that it may request for the APIs; repeatable'))
    .addOption(
      new Option(
        '--public',
        'public client: it cannot keep a secret, such as in a browser or on a phone',
      ).conflicts('publicKeys'),
    )
    .option('--public-keys <file>', 'JSON Web Key Set with which it authenticates instead of a secret')
    .option('--description <text>', 'description for people')
    .option('--category <name>', 'heading on the home page under which people find it')
    .option('--owner <username>', 'account responsible for it')
    .addOption(new Option('--state <state>', 'whether it can be used').choices(['enabled', 'disabled']))
    .addOption(new Option('--audience <audience>', 'who may use it').choices(['everyone', 'assigned']))
    .option('--start-url <address>', 'address that the portal opens')
    .addOption(
      new Option('--consent <consent>', 'whether people are asked for consent').choices(['asked', 'given']),
    )
    .addOption(
      new Option('--subject <type>', 'whether all applications see the same id of a person').choices([
        'public',
        'pairwise',
      ]),
    )
    .addOption(
      new Option('--signed-by <algorithm>', 'signature algorithm of ID tokens').choices([
        'RS256',
        'ES256',
        'EdDSA',
      ]),
    )
    .option('--access-token-seconds <seconds>', 'lifetime of access tokens', wholeNumber)
    .option('--refresh-token-seconds <seconds>', 'lifetime of unused refresh tokens', wholeNumber);
}

/** The settings from the options; undefined where an option is missing. */
export async function settingsOf(
  product: Product,
  tenant: Tenant,
  options: SettingOptions,
): Promise<ApplicationChanges> {
  return {
    redirectUris: options.redirectUri,
    postLogoutRedirectUris: options.postLogoutRedirectUri,
    backchannelLogoutUri: options.backchannelLogoutUri,
    grantTypes: options.grantType?.map(wholeName) as ApplicationChanges['grantTypes'],
    scopes: options.scope,
    apis: options.api,
    apiScopes: options.apiScope,
    ...authenticationOf(options),
    description: options.description,
    category: options.category,
    ownerId: options.owner === undefined ? undefined : (await product.account(tenant, options.owner)).id,
    state: options.state,
    audience: options.audience,
    startUrl: options.startUrl,
    asksConsent: options.consent === undefined ? undefined : options.consent === 'asked',
    subjectType: options.subject,
    idTokenAlgorithm: options.signedBy,
    accessTokenSeconds: options.accessTokenSeconds,
    refreshTokenSeconds: options.refreshTokenSeconds,
  };
}

function authenticationOf(
  options: SettingOptions,
): Pick<ApplicationChanges, 'authentication' | 'publicKeys'> {
  if (options.public === true) return { authentication: 'none' };
  if (options.publicKeys === undefined) return {};
  return { authentication: 'private_key_jwt', publicKeys: keysIn(options.publicKeys) };
}

function keysIn(file: string): ApplicationChanges['publicKeys'] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ApplicationChanges['publicKeys'];
  } catch (cause) {
    throw new CommandFailure(`${file} cannot be read as a JSON Web Key Set.`, { cause });
  }
}

/** The grant type of the device flow may be given without its long prefix. */
function wholeName(grantType: string): string {
  return grantType === 'device_code' ? DEVICE_CODE : grantType;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Must be a whole number.');
  return Number(text);
}
