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
    .addOption(several('--redirect-uri <address>', 'where a logon may lead back to; repeatable'))
    .addOption(several('--post-logout-redirect-uri <address>', 'where a logoff may lead back to; repeatable'))
    .option('--backchannel-logout-uri <address>', 'where it is told that a session has ended')
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
    .addOption(several('--api <address>', 'API for which it may get access tokens; repeatable'))
    .addOption(several('--api-scope <scope>', 'what it may ask for at the APIs; repeatable'))
    .addOption(
      new Option(
        '--public',
        'it runs where no secret can be kept, such as in a browser or on a phone',
      ).conflicts('publicKeys'),
    )
    .option('--public-keys <file>', 'JSON Web Key Set by which it proves itself, in place of a secret')
    .option('--description <text>', 'what it is for')
    .option('--category <name>', 'heading under which people find it on their home page')
    .option('--owner <username>', 'account that answers for it')
    .addOption(new Option('--state <state>', 'whether it can be used').choices(['enabled', 'disabled']))
    .addOption(new Option('--audience <audience>', 'who may use it').choices(['everyone', 'assigned']))
    .option('--start-url <address>', 'where the portal leads to')
    .addOption(new Option('--consent <consent>', 'whether people are asked').choices(['asked', 'given']))
    .addOption(
      new Option('--subject <type>', 'whether others know people by the same id').choices([
        'public',
        'pairwise',
      ]),
    )
    .addOption(
      new Option('--signed-by <algorithm>', 'how ID tokens are signed').choices(['RS256', 'ES256', 'EdDSA']),
    )
    .option('--access-token-seconds <seconds>', 'life of its access tokens', wholeNumber)
    .option('--refresh-token-seconds <seconds>', 'life of its refresh tokens without use', wholeNumber);
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
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
}
