import { ipPrefix } from '#http';
import type { KeyRing } from '#runtime';

/** How the log keeps addresses: as they are, as the network they are in, or as a keyed hash. */
export const IP_FORMS = ['full', 'network', 'hashed'] as const;

/** How the log keeps what user agents say: in their own words too, or parsed only. */
export const AGENT_FORMS = ['full', 'parsed'] as const;

/** What a tenant's policy says about devices. */
export interface DevicePolicy {
  readonly ipForm: (typeof IP_FORMS)[number];
  readonly agentForm: (typeof AGENT_FORMS)[number];
}

/** What holds for a tenant that has decided nothing. */
export const DEFAULT_DEVICES: DevicePolicy = { ipForm: 'full', agentForm: 'full' };

const PURPOSE = 'audit.ip';

/** Turns addresses and agents of a tenant's devices into what its log may keep. */
export class Masking {
  constructor(
    private readonly keyRing: KeyRing,
    private readonly tenantId: string,
    private readonly policy: DevicePolicy,
  ) {}

  ip(ip: string): string | null {
    if (ip === '') return null;
    if (this.policy.ipForm === 'full') return ip;
    return this.policy.ipForm === 'network' ? ipPrefix(ip) : hashed(this.keyRing.sign(...this.signed(ip)));
  }

  userAgent(userAgent: string): string | null {
    return userAgent === '' || this.policy.agentForm === 'parsed' ? null : userAgent;
  }

  /** Every form in which the log may have kept an address, whatever the policy was and whichever key was in use. */
  formsOf(ip: string): readonly string[] {
    return [ip, ipPrefix(ip), ...this.keyRing.signatures(...this.signed(ip)).map(hashed)];
  }

  /** With the tenant, so that two tenants cannot find out that they saw the same device. */
  private signed(ip: string): [text: string, purpose: string] {
    return [`${this.tenantId}:${ip}`, PURPOSE];
  }
}

function hashed(signature: string): string {
  return `hmac:${signature}`;
}
