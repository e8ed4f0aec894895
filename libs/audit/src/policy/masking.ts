import { ipPrefix } from '#http';
import type { KeyRing } from '#runtime';

/** How the log stores addresses: in full, as their network, or as a keyed hash. */
export const IP_FORMS = ['full', 'network', 'hashed'] as const;

/** How the log stores user agents: with the original string, or parsed only. */
export const AGENT_FORMS = ['full', 'parsed'] as const;

/** A tenant's policy for devices. */
export interface DevicePolicy {
  readonly ipForm: (typeof IP_FORMS)[number];
  readonly agentForm: (typeof AGENT_FORMS)[number];
}

/** The policy of a tenant that has not set one. */
export const DEFAULT_DEVICES: DevicePolicy = { ipForm: 'full', agentForm: 'full' };

const PURPOSE = 'audit.ip';

/** Reduces addresses and user agents to what the tenant's log may keep. */
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

  /** All forms in which the log may have stored an address, under any policy and any key of the ring. */
  formsOf(ip: string): readonly string[] {
    return [ip, ipPrefix(ip), ...this.keyRing.signatures(...this.signed(ip)).map(hashed)];
  }

  /** Includes the tenant, so that two tenants cannot find out that they saw the same device. */
  private signed(ip: string): [text: string, purpose: string] {
    return [`${this.tenantId}:${ip}`, PURPOSE];
  }
}

function hashed(signature: string): string {
  return `hmac:${signature}`;
}
