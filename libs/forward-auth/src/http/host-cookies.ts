import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * `visit` lets a browser in at one host. `arrival` ties a code to the browser that asked for it. Both belong to the application's host
 * alone.
 */
type HostCookie = 'visit' | 'arrival';

/** Seconds that a person has to log on. */
const ARRIVAL_SECONDS = 3_600;

/**
 * Sets a cookie at a host through its proxy: for this host alone, inaccessible to scripts, with the prefix that prevents other hosts from
 * setting it.
 */
export function setHostCookie(reply: FastifyReply, name: HostCookie, value: string): void {
  void reply.setCookie(nameOf(name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    ...(name === 'arrival' ? { maxAge: value === '' ? 0 : ARRIVAL_SECONDS } : {}),
  });
}

export function readHostCookie(request: FastifyRequest, name: HostCookie): string | undefined {
  return request.cookies[nameOf(name)];
}

function nameOf(name: HostCookie): string {
  return `__Host-openeiam-${name}`;
}
