import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BearerResolver } from '#http';
import { LogonHttpModule } from '#logon';
import { contributeToPages } from '#pages';
import { CreateToken } from './application/create-token.js';
import { ListTokens } from './application/list-tokens.js';
import { ResolveToken } from './application/resolve-token.js';
import { RevokeTokens } from './application/revoke-tokens.js';
import { ApiDocsController } from './http/api-docs.controller.js';
import { MyTokensController } from './http/my-tokens.controller.js';
import { OwnTokensController } from './http/own-tokens.controller.js';
import { TokenPrincipalResolver } from './http/token-principal-resolver.js';
import { tokenStrategy } from './http/token-strategy.js';
import { TokensController } from './http/tokens.controller.js';
import { RevokeWithAccount } from './listeners/revoke-with-account.js';
import { MyTokensSection } from './pages/my-tokens-section.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { PurgeTokens } from './tasks/purge-tokens.js';

const useCases = [CreateToken, ListTokens, ResolveToken, RevokeTokens];

/** Tokens by which programs use the admin API. */
@Module({ imports: [AccountsModule], providers: useCases, exports: useCases })
export class ApiAccessModule {}

/** The routes by which people make and revoke them, and the strategy by which requests use them. */
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

/** The worker's part: it revokes the tokens of suspended accounts, and forgets expired ones in time. */
@Module({ imports: [ApiAccessModule], providers: [PurgeTokens, RevokeWithAccount] })
export class ApiAccessWorkerModule {}
