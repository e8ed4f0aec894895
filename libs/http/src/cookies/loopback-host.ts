const LOOPBACK = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Hosts that browsers trust over plain HTTP, so that they accept `Secure` cookies from them. */
export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}
