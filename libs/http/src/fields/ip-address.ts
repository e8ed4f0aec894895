import * as z from 'zod';

/** An IP address without a zone. */
export const ipAddress = z.union([z.ipv4(), z.ipv6()], 'Not an IP address');
