import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cookies } from '#http';
import { equalInConstantTime, hashSecret, isId, isSecret, newSecret } from '#kernel';
import { KEY_RING, type KeyRing } from '#runtime';

/** A browser in which accounts have logged on. */
export interface KnownDevice {
  /** Identifies the browser; it grants nothing by itself. */
  readonly id: string;
  /** Accounts that have logged on in it, the latest first. */
  readonly accountIds: readonly string[];
}

/** Accounts remembered per device; the one that logged on longest ago is dropped first. */
const MOST_ACCOUNTS = 5;

/** Seconds after the last logon for which a device is remembered. */
const REMEMBERED_SECONDS = 180 * 86_400;

const PURPOSE = 'logon.known-device';

/**
 * Remembers in a browser which accounts have logged on there, so that a stranger's wrong guesses do not lock their owners out (OWASP:
 * device cookies). The cookie is signed and gives no session; attempts with it are only counted separately.
 */
@Injectable()
export class KnownDevices {
  constructor(
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly cookies: Cookies,
  ) {}

  /** The device that a request comes from; undefined if nobody has logged on there, or the cookie is not one of ours. */
  of(request: FastifyRequest): KnownDevice | undefined {
    const kept = this.read(request);
    if (kept === undefined) return undefined;
    return { id: hashSecret(kept.secret).toString('base64url'), accountIds: kept.accountIds };
  }

  /** Notes that an account has just logged on in this browser. */
  remember(request: FastifyRequest, reply: FastifyReply, accountId: string): void {
    const kept = this.read(request) ?? { secret: newSecret(), accountIds: [] };
    const others = kept.accountIds.filter((id) => id !== accountId);
    const content = `${kept.secret}.${[accountId, ...others].slice(0, MOST_ACCOUNTS).join('~')}`;
    const value = `${content}.${this.keyRing.sign(content, PURPOSE)}`;
    this.cookies.set(reply, 'device', value, { maxAgeSeconds: REMEMBERED_SECONDS });
  }

  private read(
    request: FastifyRequest,
  ): { readonly secret: string; readonly accountIds: readonly string[] } | undefined {
    const [secret, ids = '', signature, ...rest] = this.cookies.read(request, 'device')?.split('.') ?? [];
    if (!isSecret(secret) || signature === undefined || rest.length > 0) return undefined;
    const isOurs = this.keyRing
      .signatures(`${secret}.${ids}`, PURPOSE)
      .some((good) => equalInConstantTime(good, signature));
    return isOurs ? { secret, accountIds: ids.split('~').filter(isId) } : undefined;
  }
}
