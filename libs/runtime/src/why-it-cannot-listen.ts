/** Error codes of the operating system when a process may not use an address or port, and what to do. */
const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else already listens there; stop it, or choose another <PORT>',
  EACCES: 'this user may not use the port; choose a <PORT> above 1023',
  EADDRNOTAVAIL: 'this machine has no such address; set HOST to one of its addresses, or to 0.0.0.0 for all',
  ENOTFOUND: 'the name is unknown; set HOST to an address of this machine, or to 0.0.0.0 for all',
};

/**
 * Says whether HOST or the port keeps a process from listening; undefined for any other error.
 *
 * @param variable name of the port's variable
 */
export function whyItCannotListen(error: unknown, variable = 'PORT'): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('code' in error))
    return undefined;
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') return undefined;
  const reason = REASONS[String(error.code)];
  const place = 'port' in error ? `port ${String(error.port)}` : 'the name in HOST';
  return reason === undefined
    ? undefined
    : `it cannot listen on ${place}: ${reason.replace('<PORT>', variable)}`;
}
