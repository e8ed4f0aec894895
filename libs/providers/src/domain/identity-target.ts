import { maskIdentifier, maskName } from '#kernel';
import type { ExternalIdentity } from './external-identity.js';

/** How a person of an outside provider appears in events: masked, so that logs hold no personal data. */
export function identityTarget({
  provider,
  subject,
  name,
}: Pick<ExternalIdentity, 'provider' | 'subject' | 'name'>): {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
} {
  return { kind: `${provider}-identity`, id: maskIdentifier(subject), label: maskName(name) };
}
