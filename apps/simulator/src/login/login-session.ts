import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DingTalk } from '../dingtalk.js';
import type { PhoneAddresses } from '../phone/phone-addresses.js';
import type { Person } from '../world/person.js';

const COOKIE = 'simulator_session';

/** Who is logged on to DingTalk in a browser: the phone's owner on a phone, otherwise whom the cookie names. */
export class LoginSessions {
  constructor(
    private readonly dingtalk: DingTalk,
    private readonly phones: PhoneAddresses,
  ) {}

  personOf(request: FastifyRequest): Person | undefined {
    const personId = this.phones.loginPhone(request)?.personId ?? request.cookies[COOKIE];
    return personId === undefined ? undefined : this.dingtalk.world.person(personId);
  }

  isOnPhone(request: FastifyRequest): boolean {
    return this.phones.loginPhone(request) !== undefined;
  }

  begin(reply: FastifyReply, personId: string): void {
    reply.setCookie(COOKIE, personId, { path: '/', httpOnly: true, sameSite: 'lax' });
  }

  end(reply: FastifyReply): void {
    reply.clearCookie(COOKIE, { path: '/' });
  }

  /** Where the browser goes, in the terms of the container that shows the page. */
  destination(request: FastifyRequest, address: string): string {
    const phone = this.phones.loginPhone(request);
    return phone === undefined ? address : this.phones.onPhone(phone, address);
  }
}
