let taken = 0;

/** An address in a network (/24) that no other agent of this process has, so that rate limits of networks do not interfere. */
export function newNetwork(): string {
  taken += 1;
  return `11.${String(taken >> 8)}.${String(taken & 0xff)}.7`;
}
