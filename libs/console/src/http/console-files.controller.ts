import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#http';
import { DomainError } from '#kernel';
import { loadConsoleFiles } from '../files/console-files.js';

/** Scripts and styles of the console. They contain no tenant data, and never change under their name. */
@Controller('console-files')
export class ConsoleFilesController {
  readonly #files = loadConsoleFiles().byName;

  @Get(':file')
  @Public('scripts and styles, the same for everybody')
  file(@Param('file') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const file = this.#files.get(name);
    if (file === undefined) throw new DomainError('not_found', 'request.not_found');
    const accepted = request.headers['accept-encoding'] ?? '';
    const encoding = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(accepted));
    if (encoding !== undefined) void reply.header('content-encoding', encoding);
    void reply
      .type(file.contentType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .send(file[encoding ?? 'content']);
  }
}
