import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DingTalk } from '../dingtalk.js';
import type { PhoneAddresses } from '../phone/phone-addresses.js';
import type { Person } from '../world/person.js';

const COOKIE = 'simulator_session';

/** The person who is logged on to DingTalk in a browser: on a phone its owner, otherwise the person in the cookie. */
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

  /** The browser's next address, as the container that shows the page has to write it. */
  destination(request: FastifyRequest, address: string): string {
    const phone = this.phones.loginPhone(request);
    return phone === undefined ? address : this.phones.onPhone(phone, address);
  }
}
