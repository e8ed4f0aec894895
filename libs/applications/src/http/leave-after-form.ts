import type { FastifyReply } from 'fastify';
import type { TenantContext } from '#pages';
import { goOnPage } from '../pages/go-on-page.js';

/**
 * Sends the browser on to an application, with a page instead of a redirect: browsers apply a form's policy to the redirects that follow it
 * (decision 0052).
 */
export async function leaveAfterForm(
  context: TenantContext,
  address: string,
  reply: FastifyReply,
): Promise<void> {
  await reply
    .header('refresh', `0;url=${address}`)
    .type('text/html; charset=utf-8')
    .send(goOnPage(context, address));
}
