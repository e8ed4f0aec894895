import * as z from 'zod';
import { generalFields } from '#applications';

/** Maximum number of hosts of one application. */
const MOST_HOSTS = 20;

/** A host as browsers write it: ASCII in lower case, with its port unless that is the default. No wildcards. */
const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(255, 'A host is at most 255 characters')
  .regex(
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?$/,
    'A host is written as wiki.example.com or wiki.example.com:8443, without https:// and wildcards',
  )
  .transform((text) => text.replace(/:443$/, ''))
  .refine((text) => URL.canParse(`https://${text}`), 'A host has a port of at most 65535');

/** Settings of an application that a proxy protects. */
export const forwardSettings = {
  hosts: z
    .array(host)
    .min(1, 'At least one host')
    .max(MOST_HOSTS, `At most ${String(MOST_HOSTS)} hosts`)
    .refine((list) => new Set(list).size === list.length, 'Each host once')
    .readonly(),
} as const;

export const generalSettings = z.object(generalFields);
export const forwardPart = z.object(forwardSettings);

/** Fields of it that can be changed. */
export const forwardChanges = z.strictObject({ ...generalFields, ...forwardSettings }).partial();
export const newForwardApplication = forwardChanges.required({ name: true, hosts: true });

export type ForwardChanges = z.input<typeof forwardChanges>;
export type NewForwardApplication = z.input<typeof newForwardApplication>;
