import { Global, Module } from '@nestjs/common';
import { ErrorPages } from '#http';
import { AssetsController } from './assets/assets.controller.js';
import { Assets } from './assets/assets.js';
import { PageContexts } from './context/page-contexts.js';
import { HtmlErrorPages } from './errors/html-error-pages.js';
import { ErrorTexts } from './errors/error-texts.js';
import { VisitedTenant } from './errors/visited-tenant.js';
import { HomeSections } from './home/home-sections.js';
import { PageNotices } from './notices/page-notices.js';
import { LogonPanels } from './panels/logon-panels.js';
import { UnlistedMethods } from './panels/unlisted-methods.js';

const registries = [ErrorTexts, HomeSections, LogonPanels, UnlistedMethods, PageNotices];

/** The building blocks of all modules' pages, and the registries for their contributions. */
@Global()
@Module({
  controllers: [AssetsController],
  providers: [
    Assets,
    PageContexts,
    VisitedTenant,
    { provide: ErrorPages, useClass: HtmlErrorPages },
    ...registries,
  ],
  exports: [PageContexts, ...registries],
})
export class PagesModule {}
