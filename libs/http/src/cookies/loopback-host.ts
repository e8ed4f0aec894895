const LOOPBACK = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Hosts that browsers treat as trustworthy over plain HTTP, so that they take `Secure` cookies from them. */
export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}
