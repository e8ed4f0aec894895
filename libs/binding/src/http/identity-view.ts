import * as z from 'zod';

const text = z.object({ en: z.string(), zh: z.string() });

/** A person of a provider. */
export const identityView = z
  .object({
    provider: text.describe('Display name of the provider'),
    name: z.string(),
    attributes: z.array(z.object({ key: z.string(), label: text, value: z.string() })),
  })
  .meta({ id: 'ExternalIdentity' })
  .describe(
    'The person at the provider. Masked, except when a single binding is shown and in the list of unlinked identities. Both are recorded in the log.',
  );
