import { InvalidArgumentError, type Command } from 'commander';
import { ApplicationDirectory, OVERLAP_HOURS, RotateClientSecret } from '#applications';
import { CommandFailure } from '../../failure.js';
import type { Product } from '../../product/product.js';
import type { Answer } from '../../terminal/answer.js';
import { commandAction } from '../command-action.js';

interface Rotation {
  readonly tenant: string;
  readonly id: string;
  readonly overlapHours: number;
}

/** `application rotate-secret` */
export function addSecretCommand(of: (name: string, description: string) => Command): void {
  commandAction(
    of('rotate-secret', 'create a new client secret, which is printed once')
      .requiredOption('--id <id>', 'id of the application')
      .option(
        '--overlap-hours <hours>',
        'how long the previous secret stays valid',
        hours,
        OVERLAP_HOURS.usual,
      ),
    rotateSecret,
  );
}

async function rotateSecret(product: Product, options: Rotation): Promise<Answer> {
  const { id, overlapHours } = options;
  const tenant = await product.tenant(options.tenant);
  await assertSecret(product, tenant.id, id);
  const clientSecret = await product.get(RotateClientSecret).execute(tenant.id, id, overlapHours);
  return {
    json: { id, clientId: id, clientSecret },
    text: `Client secret: ${clientSecret}\nThe previous one stays valid for ${String(overlapHours)} hours.`,
  };
}

/** Why applications of the other protocols have no secret, and what they have instead. */
const WITHOUT_SECRET = {
  saml: 'uses SAML and has no client secret. For its certificate, use: certificate rotate.',
  forward: 'uses forward auth behind a proxy and has no client secret.',
} as const;

async function assertSecret(product: Product, tenantId: string, id: string): Promise<void> {
  const known = await product.get(ApplicationDirectory).registered(tenantId, id);
  if (known === null || known.protocol === 'oidc') return;
  throw new CommandFailure(`${known.name} ${WITHOUT_SECRET[known.protocol]}`);
}

function hours(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('Must be a number of hours.');
  return value;
}
