interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly expiresAt: number;
}

/** The portal's cookies on one phone; they never reach the browser that shows the phone. */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie>();

  /** Stores the values of `Set-Cookie` headers. */
  store(headers: readonly string[], now: Date): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
      const separator = pair.indexOf('=');
      if (separator < 1) continue;
      const path = attributeOf(attributes, 'path');
      const expiresAt = expiryOf(attributes, now);
      const name = pair.slice(0, separator);
      this.#cookies.set(name, { value: pair.slice(separator + 1), path: path || '/', expiresAt });
    }
  }

  /** The `Cookie` header for a path; empty when there are no cookies to send. */
  header(path: string, now: Date): string {
    return [...this.#cookies]
      .filter(([, cookie]) => cookie.expiresAt > now.getTime() && isBelow(path, cookie.path))
      .map(([name, cookie]) => `${name}=${cookie.value}`)
      .join('; ');
  }
}

/** Path match of RFC 6265, 5.1.4. */
function isBelow(path: string, base: string): boolean {
  return path === base || path.startsWith(base.endsWith('/') ? base : `${base}/`);
}

function attributeOf(attributes: readonly string[], name: string): string {
  const found = attributes.find((attribute) => attribute.toLowerCase().startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? '';
}

function expiryOf(attributes: readonly string[], now: Date): number {
  const maxAge = attributeOf(attributes, 'max-age');
  if (maxAge !== '') return now.getTime() + Number(maxAge) * 1000;
  const expires = Date.parse(attributeOf(attributes, 'expires'));
  return Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires;
}
