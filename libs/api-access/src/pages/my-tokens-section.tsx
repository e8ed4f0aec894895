import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HomeSections, type HomeSection, type HomeVisit } from '#pages';
import { ListTokens } from '../application/list-tokens.js';
import { MOST_TOKENS } from '../domain/api-token.js';
import { MyTokens } from './my-tokens.js';

/** The home page's list of one's own tokens. Left out for people without permissions, whose tokens could do nothing. */
@Injectable()
export class MyTokensSection implements HomeSection, OnModuleInit {
  readonly key = 'tokens';
  readonly place = 28;

  constructor(
    private readonly sections: HomeSections,
    private readonly tokens: ListTokens,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async draw({ context, tenant, principal }: HomeVisit): Promise<JSX.Element> {
    const { accountId, permissions } = principal;
    const query = { kind: 'personal', accountId, limit: MOST_TOKENS.personal } as const;
    const { items } = await this.tokens.page(tenant.id, query);
    if (permissions.size === 0 && items.length === 0) return '';
    return <MyTokens context={context} tokens={items} mayCreate={permissions.size > 0} />;
  }
}
