import { maskIdentifier, maskName } from '#kernel';

/** How an identity appears in events: masked, so that logs hold no personal data. */
export function identityTarget(identity: { readonly unionId: string; readonly name: string }): {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
} {
  return { kind: 'dingtalk-identity', id: maskIdentifier(identity.unionId), label: maskName(identity.name) };
}
