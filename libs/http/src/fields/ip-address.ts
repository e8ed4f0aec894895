import * as z from 'zod';

/** An address of the Internet Protocol, without a zone. */
export const ipAddress = z.union([z.ipv4(), z.ipv6()], 'Not an IP address');
