import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { CreateToken } from './application/create-token.js';
import { ListTokens } from './application/list-tokens.js';
import { ResolveToken } from './application/resolve-token.js';
import { RevokeTokens } from './application/revoke-tokens.js';

const useCases = [CreateToken, ListTokens, ResolveToken, RevokeTokens];

/** Tokens with which programs use the admin API. */
@Module({ imports: [AccountsModule], providers: useCases, exports: useCases })
export class ApiAccessModule {}
