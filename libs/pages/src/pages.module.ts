import { Global, Module } from '@nestjs/common';
import { ErrorPages } from '#http';
import { AssetsController } from './assets/assets.controller.js';
import { Assets } from './assets/assets.js';
import { PageContexts } from './context/page-contexts.js';
import { DrawnErrorPages } from './errors/drawn-error-pages.js';
import { ErrorTexts } from './errors/error-texts.js';
import { VisitedTenant } from './errors/visited-tenant.js';
import { HomeSections } from './home/home-sections.js';
import { PageNotices } from './notices/page-notices.js';
import { LogonPanels } from './panels/logon-panels.js';
import { OtherWays } from './panels/other-ways.js';

const registries = [ErrorTexts, HomeSections, LogonPanels, OtherWays, PageNotices];

/** The building blocks of all modules' pages, and the registries for their contributions. */
@Global()
@Module({
  controllers: [AssetsController],
  providers: [
    Assets,
    PageContexts,
    VisitedTenant,
    { provide: ErrorPages, useClass: DrawnErrorPages },
    ...registries,
  ],
  exports: [PageContexts, ...registries],
})
export class PagesModule {}
