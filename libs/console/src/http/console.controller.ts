import { escapeHtml } from '@kitajs/html';
import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, cspNonce, SignedIn, type Principal } from '#http';
import { DomainError } from '#kernel';
import { loadConsoleFiles } from '../files/console-files.js';
import { WhoIsHere } from './who-is-here.js';

/** The console's page. Every address below it is the same page: where one is, the console itself reads from the address. */
@Controller('t/:slug/admin')
@SignedIn()
export class ConsoleController {
  readonly #page = loadConsoleFiles().page;

  constructor(private readonly whoIsHere: WhoIsHere) {}

  @Get(['', '*'])
  @Header('content-type', 'text/html; charset=utf-8')
  async page(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    if (principal.permissions.size === 0) throw new DomainError('forbidden', 'console.not_for_members');
    const [path = ''] = request.url.split('?', 1);
    // A script that is asked for at a wrong address must not be answered with a page.
    if (/\.[a-z\d]{2,5}$/i.test(path)) throw new DomainError('not_found', 'request.not_found');
    if (path.endsWith('/admin')) {
      void reply.redirect(`${path}/`, 303);
      return undefined;
    }
    const me = escapeHtml(JSON.stringify(await this.whoIsHere.read(principal, request, reply)));
    // By functions: what is put in may hold what means something in a replacement.
    return this.#page.replaceAll('{nonce}', () => cspNonce(request)).replace('{me}', () => me);
  }
}
