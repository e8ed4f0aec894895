import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiDescription, Public, RateLimit } from '#http';
import { Page, PageContexts } from '#pages';
import { SETTINGS, type Settings } from '#runtime';
import type { ApiDocument } from '../docs/api-document.js';
import { apiDocsPage } from '../pages/api-docs-page.js';

/** The API's description for programmers: its OpenAPI document as a page that loads nothing from other sites. */
@Controller('api/docs')
@ApiExcludeController()
@Public('Describes routes, and holds nothing of any tenant')
export class ApiDocsController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly description: ApiDescription,
    private readonly contexts: PageContexts,
  ) {}

  @Get()
  @RateLimit({ burst: 30, perMinute: 60 })
  @Page()
  read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return apiDocsPage({
      context: this.contexts.ofNobody(request, reply),
      // The document is generated from our own routes, so parts that its type declares optional are present.
      document: this.description.document as unknown as ApiDocument,
      origin: new URL(this.settings.PUBLIC_URL).origin,
    });
  }
}
