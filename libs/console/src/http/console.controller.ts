import { escapeHtml } from '@kitajs/html';
import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, cspNonce, SignedIn, type Principal } from '#http';
import { DomainError } from '#kernel';
import { loadConsoleFiles } from '../files/console-files.js';
import { DescribeCurrentUser } from './describe-current-user.js';

/** The console's page. Every address below it returns the same page: the console itself reads its location from the address. */
@Controller('t/:slug/admin')
@SignedIn()
export class ConsoleController {
  readonly #page = loadConsoleFiles().page;

  constructor(private readonly describeCurrentUser: DescribeCurrentUser) {}

  @Get(['', '*'])
  @Header('content-type', 'text/html; charset=utf-8')
  async page(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    if (principal.permissions.size === 0) throw new DomainError('forbidden', 'console.not_for_members');
    const [path = ''] = request.url.split('?', 1);
    // A request for a script at a wrong address must not be answered with a page.
    if (/\.[a-z\d]{2,5}$/i.test(path)) throw new DomainError('not_found', 'request.not_found');
    if (path.endsWith('/admin')) {
      void reply.redirect(`${path}/`, 303);
      return undefined;
    }
    const me = escapeHtml(JSON.stringify(await this.describeCurrentUser.read(principal, request, reply)));
    // Uses functions, because `$` patterns in a replacement string would be interpreted.
    return this.#page.replaceAll('{nonce}', () => cspNonce(request)).replace('{me}', () => me);
  }
}
