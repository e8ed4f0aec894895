import type { Command } from 'commander';
import {
  CheckConnection,
  CreateConnection,
  ListDingTalkConnections,
  RotateClientSecret,
  type CheckItem,
  type Connection,
} from '#dingtalk';
import { SwitchQrLogon } from '#dingtalk-qr';
import { DomainError } from '#kernel';
import { CommandFailure } from '../failure.js';
import type { Product } from '../product/product.js';
import { print, type Answer } from '../terminal/answer.js';
import { readSecret } from '../terminal/read-secret.js';
import { table } from '../terminal/table.js';
import { findConnection, shownConnection, type ConnectionOptions } from './connection-options.js';
import { addUnknownRuleCommands } from './connection-rule.js';
import { commandAction, TENANT } from './command-action.js';

interface NewConnectionOptions extends ConnectionOptions {
  readonly corpId: string;
  readonly clientId: string;
  readonly name: string;
}

/** `connection create|list|show|set|preview|set-secret|enable|disable|check` */
export function addConnectionCommands(root: Command): void {
  const connection = root.command('connection').description("tenants' DingTalk apps");
  const one = (name: string, description: string): Command =>
    connection
      .command(name)
      .description(description)
      .requiredOption(...TENANT)
      .option('--key <key>', 'name of the connection in addresses', 'main');

  commandAction(
    one('create', 'register a DingTalk app; asks for its secret, or reads it from standard input')
      .requiredOption('--corp-id <id>', 'CorpId of the organisation')
      .requiredOption('--client-id <id>', 'Client ID (AppKey) of the app')
      .option('--name <name>', 'display name of the connection', 'DingTalk'),
    createConnection,
  );
  commandAction(
    connection
      .command('list')
      .description('list the connections of a tenant')
      .requiredOption(...TENANT),
    listConnections,
  );
  commandAction(
    one('set-secret', 'replace the secret of the app; asks for it, or reads it from standard input'),
    setSecret,
  );
  commandAction(
    one('enable', 'allow logon by QR code; the method appears in the logon menu'),
    async (product, options: ConnectionOptions) => {
      const found = await findConnection(product, options);
      await product.get(SwitchQrLogon).enable(found.tenantId, found.id);
      return answer({ ...found, state: 'enabled' }, `The connection "${found.key}" is enabled.`);
    },
  );
  commandAction(
    one('disable', 'stop logon by QR code at once; bindings stay'),
    async (product, options: ConnectionOptions) => {
      const found = await findConnection(product, options);
      await product.get(SwitchQrLogon).disable(found.tenantId, found.id);
      return answer({ ...found, state: 'disabled' }, `The connection "${found.key}" is disabled.`);
    },
  );
  addUnknownRuleCommands(one);
  commandAction(one('check', 'check the connection with DingTalk, item by item'), checkConnection);
}

async function createConnection(product: Product, options: NewConnectionOptions): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const given = {
    key: options.key,
    corpId: options.corpId,
    clientId: options.clientId,
    clientSecret: await readSecret('Client secret of the app', false),
    displayName: options.name,
  };
  const created = await product.get(CreateConnection).execute(tenant.id, given).catch(withWayOut);
  return answer(created, `The connection "${created.key}" was created. Check it, then enable it.`);
}

/** Every connection is called "main" unless the operator names it, even a second one. */
function withWayOut(error: unknown): never {
  if (!(error instanceof DomainError) || error.code !== 'dingtalk.connection.key_taken') throw error;
  throw new CommandFailure(`${error.message} Give this one a different name: --key.`, { cause: error });
}

async function setSecret(product: Product, options: ConnectionOptions): Promise<Answer> {
  const found = await findConnection(product, options);
  const secret = await readSecret('New client secret of the app', false);
  await product.get(RotateClientSecret).execute(found.tenantId, found.id, secret);
  return answer(found, `The secret of the connection "${found.key}" is replaced.`);
}

async function listConnections(product: Product, options: { readonly tenant: string }): Promise<Answer> {
  const tenant = await product.tenant(options.tenant);
  const connections = await product.get(ListDingTalkConnections).execute(tenant.id);
  return {
    json: connections.map(shownConnection),
    text: table(
      ['KEY', 'NAME', 'CORP ID', 'CLIENT ID', 'STATE'],
      connections.map(({ key, displayName, corpId, clientId, state }) => [
        key,
        displayName,
        corpId,
        clientId,
        state,
      ]),
    ),
  };
}

async function checkConnection(
  product: Product,
  options: ConnectionOptions & { readonly json?: true },
): Promise<Answer> {
  const found = await findConnection(product, options);
  const { items } = await product.get(CheckConnection).execute(found.tenantId, found.id);
  const result = { json: items, text: items.map(told).join('\n') };
  // An item that is unknown without a cause cannot be checked from here, which is not a failure.
  const failed = items
    .filter(
      ({ outcome, cause, neededFor }) =>
        neededFor === undefined && (outcome === 'failed' || cause !== undefined),
    )
    .map(({ id }) => id);
  if (failed.length === 0) return result;
  print(result, options.json === true);
  throw new CommandFailure(`The connection "${found.key}" does not work yet: ${failed.join(', ')}.`);
}

function told({ id, outcome, advice, setting, value, neededFor }: CheckItem): string {
  const need = outcome === 'ok' || neededFor === undefined ? undefined : 'Only the directory needs this.';
  const details = [advice?.en, need, setting?.en, value].filter((line) => line !== undefined);
  return [`${outcome.padEnd(7)}  ${id}`, ...details].join('\n         ');
}

function answer(connection: Connection, text: string): Answer {
  return { json: shownConnection(connection), text };
}
