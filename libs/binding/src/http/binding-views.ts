import * as z from 'zod';
import { instant, pageQueryOf, pageViewOf, reason, searchText, timeInCursor } from '#http';
import { identityView } from './identity-view.js';
import { BINDING_ORIGINS } from '../domain/binding-origin.js';
import type { BindingOrder } from '../infra/listed-bindings.js';
import type { ShownBinding } from '../application/show-binding.js';

/** Maximum number of bindings that one request can end. */
const MOST_BINDINGS = 200;

const order = z.enum(['created', 'lastUsed'] satisfies BindingOrder[]);

const origin = z.enum(BINDING_ORIGINS);

/** Query of a list of bindings. */
export const bindingsQuery = pageQueryOf(z.tuple([order, timeInCursor, z.uuid()])).extend({
  search: searchText
    .optional()
    .describe(
      'Words of a name of the account or of the person at the provider, any part of a Chinese name, or a whole attribute such as a user id.',
    ),
  account: z.uuid().optional(),
  connection: z.uuid().optional(),
  origin: z
    .union([origin, z.array(origin).max(origin.options.length)])
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .optional()
    .describe('With several values, any of them may match.'),
  state: z.enum(['live', 'ended', 'all']).default('live'),
  usedFrom: instant.optional().describe('Last used at this time or later (RFC 3339).'),
  usedBefore: instant.optional().describe('Last used before this time (RFC 3339).'),
  neverUsed: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  sort: order.default('created'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});

const namedAccount = z
  .object({ id: z.uuid(), username: z.string(), displayName: z.string() })
  .meta({ id: 'NamedAccount' });

const binding = z.object({
  id: z.uuid(),
  account: namedAccount.extend({ status: z.enum(['active', 'suspended']) }),
  connection: z.object({ id: z.uuid(), name: z.string() }),
  identity: identityView,
  origin,
  provenBy: z.string().nullable().describe('Key of the method that proved the account, for an attachment.'),
  createdAt: z.date(),
  madeBy: namedAccount.nullable(),
  lastUsedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  endedBy: namedAccount.nullable(),
  endReason: z.string().nullable(),
});

export const bindingView = binding.meta({ id: 'Binding' });

export const bindingPage = pageViewOf(bindingView).meta({ id: 'BindingPage' });

/** One binding with its history. */
export const bindingDetailView = binding
  .extend({
    openSessions: z
      .int()
      .describe(
        'Number of open sessions that came from this binding; /api/admin/sessions lists them by `bornOf`.',
      ),
    others: z.array(bindingView).describe('Other bindings of this account or identity; at most 20.'),
  })
  .meta({ id: 'BindingDetail' });

export const endBindingBody = z.strictObject({ reason });

export const endBindingsBody = z.strictObject({
  bindingIds: z.array(z.uuid()).min(1).max(MOST_BINDINGS),
  reason,
});

export const endedBindingsView = z
  .object({
    ended: z.int(),
    unknown: z
      .array(z.uuid())
      .describe(
        'Bindings of the request that do not exist or have already ended. Nothing was changed for them.',
      ),
  })
  .meta({ id: 'EndedBindings' });

export const linkBody = z.strictObject({
  accountId: z.uuid(),
  unlinkedIdentityId: z.uuid().describe('Id from the list of identities that are not linked.'),
});

export const linkedView = z.object({ id: z.uuid() }).meta({ id: 'LinkedBinding' });

export function bindingDetailViewOf(shown: ShownBinding): z.output<typeof bindingDetailView> {
  return { ...shown, others: [...shown.others] };
}
