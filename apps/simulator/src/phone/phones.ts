import { randomBytes } from 'node:crypto';
import { CookieJar } from './cookie-jar.js';

/** Inside DingTalk's own web container, or in the phone's ordinary browser: two containers, two cookie jars. */
export type PhoneWay = 'dingtalk' | 'browser';

/** A container on somebody's phone. */
export interface Phone {
  /** Unguessable, because anybody who knows the host name can act as the person. */
  readonly id: string;
  readonly personId: string;
  readonly way: PhoneWay;
  readonly cookies: CookieJar;
  /** The origin of the portal that the container shows. */
  portalOrigin: string;
}

/** Each person's phone, created on first use. */
export class Phones {
  readonly #byOwner = new Map<string, Phone>();

  of(personId: string, way: PhoneWay, portalOrigin: string): Phone {
    const key = `${personId}/${way}`;
    const id = randomBytes(8).toString('hex');
    const phone = this.#byOwner.get(key) ?? { id, personId, way, cookies: new CookieJar(), portalOrigin };
    phone.portalOrigin = portalOrigin;
    this.#byOwner.set(key, phone);
    return phone;
  }

  find(id: string): Phone | undefined {
    return [...this.#byOwner.values()].find((phone) => phone.id === id);
  }

  /** Resets all phones: no cookies, new host names. */
  clear(): void {
    this.#byOwner.clear();
  }
}
