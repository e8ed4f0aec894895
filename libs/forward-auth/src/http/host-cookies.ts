import type { FastifyReply, FastifyRequest } from 'fastify';

/** `visit`: lets a browser in at one host. `arrival`: ties a code to the browser that asked. Both belong to the application's host alone. */
type HostCookie = 'visit' | 'arrival';

/** Seconds that a person has to log on. */
const ARRIVAL_SECONDS = 3_600;

/** A cookie set at a host through its proxy: for this host alone, out of reach of scripts, with the prefix that keeps other hosts from planting one. */
export function setHostCookie(reply: FastifyReply, url: URL, name: HostCookie, value: string): void {
  void reply.setCookie(nameOf(url, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(url),
    ...(name === 'arrival' ? { maxAge: value === '' ? 0 : ARRIVAL_SECONDS } : {}),
  });
}

export function readHostCookie(request: FastifyRequest, url: URL, name: HostCookie): string | undefined {
  return request.cookies[nameOf(url, name)];
}

function nameOf(url: URL, name: HostCookie): string {
  return `${isSecure(url) ? '__Host-' : ''}openeiam-${name}`;
}

/** Whether the cookie is `Secure`: browsers accept that over plain HTTP from their own machine, too. */
function isSecure({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(?:localhost|.+\.localhost|127(?:\.\d+){3})$/.test(hostname);
}
