import * as z from 'zod';
import { EncryptedColumn } from '#runtime';

/** Exactly one address, without anything that could add a header or a second recipient. */
const address = z
  .string()
  .max(254)
  .regex(/^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u, 'is not one email address');

/** A mail's recipient and content. */
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

/** Recipient, subject and texts of waiting mails. */
export const MAIL_CONTENT = new EncryptedColumn({
  table: 'mail.outgoing',
  column: 'content',
  row: 'id',
  context: 'mail',
});
