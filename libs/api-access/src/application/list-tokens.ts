import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { pageOf } from '#http';
import type { ApiToken } from '../domain/api-token.js';
import { pageOfTokens, type TokenQuery } from '../infra/token-statements.js';

/** Lists the tokens that have not been revoked, including expired ones, newest first. */
@Injectable()
export class ListTokens {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async page(
    tenantId: string,
    query: TokenQuery,
  ): Promise<{ readonly items: readonly ApiToken[]; readonly next: string | null }> {
    const found = await this.unitOfWork.queryOnce(tenantId, pageOfTokens(tenantId, query));
    return pageOf(
      found,
      query.limit,
      ({ accountId, username, displayName, ...token }): ApiToken => ({
        ...token,
        owner: { id: accountId, username, displayName },
      }),
      ({ id }) => [id],
    );
  }
}
