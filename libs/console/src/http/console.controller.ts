import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, cspNonce, SignedIn, type Principal } from '#http';
import { DomainError } from '#kernel';
import { loadConsoleFiles } from '../files/console-files.js';

/** The console's page. Every address below it is the same page: where one is, the console itself reads from the address. */
@Controller('t/:slug/admin')
@SignedIn()
export class ConsoleController {
  readonly #page = loadConsoleFiles().page;

  @Get(['', '*'])
  @Header('content-type', 'text/html; charset=utf-8')
  page(
    @CurrentPrincipal() { permissions }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined {
    if (permissions.size === 0) throw new DomainError('forbidden', 'console.not_for_members');
    const [path = ''] = request.url.split('?', 1);
    // A script that is asked for at a wrong address must not be answered with a page.
    if (/\.[a-z\d]{2,5}$/i.test(path)) throw new DomainError('not_found', 'request.not_found');
    if (path.endsWith('/admin')) {
      void reply.redirect(`${path}/`, 303);
      return undefined;
    }
    return this.#page.replaceAll('{nonce}', cspNonce(request));
  }
}
