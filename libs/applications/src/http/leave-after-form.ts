import type { FastifyReply } from 'fastify';
import type { TenantContext } from '#pages';
import { goOnPage } from '../pages/go-on-page.js';

/** Leads on to an application. Browsers hold redirects to the policy of the form that they follow, so that a page does it (decision 0052). */
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
