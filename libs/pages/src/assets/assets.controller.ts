import { gzipSync } from 'node:zlib';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#http';
import { DomainError } from '#kernel';
import { Assets } from './assets.js';

/**
 * The pages' scripts and styles. Their names carry a hash of their content, so they never change. They are compressed
 * once; pages are not compressed at all, as they hold secrets beside what others may choose (BREACH).
 */
@Controller('assets')
export class AssetsController {
  readonly #compressed = new Map<string, Buffer>();

  constructor(private readonly assets: Assets) {
    for (const [name, { content }] of assets.files) this.#compressed.set(name, gzipSync(content));
  }

  @Get(':file')
  @Public('scripts and styles of public pages')
  file(@Param('file') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const asset = this.assets.files.get(name);
    if (asset === undefined) throw new DomainError('not_found', 'request.not_found');
    const isGzipWelcome = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (isGzipWelcome) void reply.header('content-encoding', 'gzip');
    void reply
      .type(asset.contentType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .send(isGzipWelcome ? this.#compressed.get(name) : asset.content);
  }
}
