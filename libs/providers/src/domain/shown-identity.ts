import type { BilingualText } from '#kernel';

/** A person of a provider as administrators see them: masked. */
export interface ShownIdentity {
  /** Display name of the provider. */
  readonly provider: BilingualText;
  readonly name: string;
  readonly attributes: {
    readonly key: string;
    readonly label: BilingualText;
    readonly value: string;
  }[];
}
