import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '#http';
import { DomainError } from '#kernel';
import { Assets } from './assets.js';

/** The pages' scripts and styles. Their names carry a hash of their content, so they never change. */
@Controller('assets')
export class AssetsController {
  constructor(private readonly assets: Assets) {}

  @Get(':file')
  @Public('scripts and styles of public pages')
  file(@Param('file') name: string, @Res() reply: FastifyReply): void {
    const asset = this.assets.files.get(name);
    if (asset === undefined) throw new DomainError('not_found', 'request.not_found');
    void reply
      .type(asset.contentType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(asset.content);
  }
}
