import { z } from 'zod';

/** One address, with nothing that could add a header or a second recipient. */
const address = z
  .string()
  .max(254)
  .regex(/^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u, 'is not one e-mail address');

/** What a mail says, and to whom. */
export const mailContent = z.object({
  to: address,
  subject: z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim())
    .pipe(z.string().min(1).max(200)),
  text: z.string().min(1),
  html: z.string().min(1).optional(),
});

export type MailContent = z.output<typeof mailContent>;

/** What authenticates a stored mail's ciphertext, so that it cannot be moved to another row. */
export function mailContext(id: string): string {
  return `mail:${id}`;
}
