import * as z from 'zod';

const text = z.object({ en: z.string(), zh: z.string() });

/** A person of a provider. */
export const identityView = z
  .object({
    provider: text.describe('What people call the provider'),
    name: z.string(),
    attributes: z.array(z.object({ key: z.string(), label: text, value: z.string() })),
  })
  .meta({ id: 'ExternalIdentity' })
  .describe(
    'Who it is at the provider: masked, but where one binding is shown, and in the list of those whom nobody is linked to. Both are recorded.',
  );
