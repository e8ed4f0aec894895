import { BoundedMap } from '#kernel';
import type { Clock } from '../clock.js';
import type { OpaqueValues } from './opaque-values.js';

/** The origin of a code decides where it may be redeemed; DingTalk refuses it elsewhere. */
export type CodeKind = 'oauth' | 'jsapi' | 'openAuth' | 'sns';

export interface CodeGrant {
  readonly kind: CodeKind;
  readonly personId: string;
  readonly clientId: string;
  /** The chosen organisation, if any. */
  readonly corpId?: string;
  /** Permission points in force when the person agreed: later ones need a new consent. */
  readonly permissions: ReadonlySet<string>;
}

/** Documented as five minutes for silent-login codes and taken to be the same for the authorisation page. */
const CODE_LIFETIME_SECONDS = 300;

const MOST_CODES = 10_000;

/** Temporary codes: five minutes, single use. */
export class Codes {
  readonly #live = new BoundedMap<string, CodeGrant & { readonly expiresAt: number }>(MOST_CODES);

  constructor(
    private readonly clock: Clock,
    private readonly values: OpaqueValues,
  ) {}

  issue(grant: CodeGrant): string {
    const code = this.values.next(`code-${grant.kind}`);
    const expiresAt = this.clock.now().getTime() + CODE_LIFETIME_SECONDS * 1000;
    this.#live.set(code, { ...grant, expiresAt });
    return code;
  }

  /** Redeems a code, and returns its grant if it has one of these kinds, belongs to this app, and is valid and unused. */
  redeem(code: string, clientId: string, kinds: readonly CodeKind[]): CodeGrant | undefined {
    const found = this.#live.get(code);
    if (found === undefined || found.clientId !== clientId || !kinds.includes(found.kind)) return undefined;
    this.#live.delete(code);
    return found.expiresAt > this.clock.now().getTime() ? found : undefined;
  }

  clear(): void {
    this.#live.clear();
  }
}
