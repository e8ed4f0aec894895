import { Module } from '@nestjs/common';
import { BearerResolver } from '#http';
import { LogonHttpModule } from '#logon';
import { contributeToPages } from '#pages';
import { ApiDocsController } from './http/api-docs.controller.js';
import { MyTokensController } from './http/my-tokens.controller.js';
import { OwnTokensController } from './http/own-tokens.controller.js';
import { TokenPrincipalResolver } from './http/token-principal-resolver.js';
import { tokenStrategy } from './http/token-strategy.js';
import { TokensController } from './http/tokens.controller.js';
import { MyTokensSection } from './pages/my-tokens-section.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { ApiAccessModule } from './api-access.module.js';

/** The routes with which people make and revoke tokens, and the strategy that authenticates requests with a token. */
@Module({
  imports: [ApiAccessModule, LogonHttpModule],
  controllers: [ApiDocsController, MyTokensController, OwnTokensController, TokensController],
  providers: [
    contributeToPages({
      errors: { en: en.errors, zh: zh.errors },
      notices: { en: en.notices, zh: zh.notices },
    }),
    MyTokensSection,
    tokenStrategy,
    { provide: BearerResolver, useClass: TokenPrincipalResolver },
  ],
})
export class ApiAccessHttpModule {}
