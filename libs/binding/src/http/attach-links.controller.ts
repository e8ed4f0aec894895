import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  pageOf,
  pageQueryOf,
  pageViewOf,
  type Principal,
  reason,
  RequirePermission,
  timeInCursor,
  WithoutFreshAuthentication,
} from '#http';
import { CreateAttachLink } from '../application/create-attach-link.js';
import { ListAttachLinks } from '../application/list-attach-links.js';
import { WithdrawAttachLinks } from '../application/withdraw-attach-links.js';

const query = pageQueryOf(z.tuple([timeInCursor, z.uuid()]));

const page = pageViewOf(
  z
    .object({
      id: z.uuid(),
      account: z.object({ id: z.uuid(), username: z.string(), displayName: z.string() }),
      reason: z.string(),
      createdBy: z.string().nullable().describe('Username; null: an operator, by the command line.'),
      createdAt: z.date(),
      expiresAt: z.date(),
      claimedAt: z
        .date()
        .nullable()
        .describe('When the link was opened. From then on it works only in that browser.'),
    })
    .meta({ id: 'AttachLink' }),
).meta({ id: 'AttachLinkPage' });

const newLinkBody = z.strictObject({
  accountId: z.uuid(),
  reason,
  validHours: z.number().positive().max(72).default(24),
});

const createdView = z
  .object({ id: z.uuid(), url: z.string().describe('Shown only once.'), expiresAt: z.date() })
  .meta({ id: 'CreatedAttachLink' });

/** One-time links for people who have no other method with which to attach their identity. */
@Controller('api/admin/attach-links')
@ApiTags('Bindings')
export class AttachLinksController {
  constructor(
    private readonly listLinks: ListAttachLinks,
    private readonly createLink: CreateAttachLink,
    private readonly withdrawLinks: WithdrawAttachLinks,
  ) {}

  /** Links that can still be used, newest first. */
  @Get()
  @ApiSummary({ en: 'List one-time attach links', zh: '列出一次性绑定链接' })
  @RequirePermission(PERMISSIONS.readBindings)
  @ApiOkResponse({ standardSchema: page })
  async list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: query }) { limit, cursor }: z.output<typeof query>,
  ): Promise<z.output<typeof page>> {
    return pageOf(
      await this.listLinks.execute(tenantId, limit, cursor),
      limit,
      ({ position: _position, ...link }) => link,
      ({ position, id }) => [position, id],
    );
  }

  /** Replaces the account's former links. */
  @Post()
  @ApiSummary({ en: 'Create a one-time attach link', zh: '创建一次性绑定链接' })
  @FreshAuthentication()
  @RequirePermission(PERMISSIONS.createAttachLinks)
  @ApiCreatedResponse({ standardSchema: createdView })
  async create(
    @CurrentPrincipal() { tenantId, accountId: createdBy }: Principal,
    @Body({ schema: newLinkBody }) link: z.output<typeof newLinkBody>,
  ): Promise<z.output<typeof createdView>> {
    const { linkId, url, expiresAt } = await this.createLink.execute(tenantId, { ...link, createdBy });
    return { id: linkId, url, expiresAt };
  }

  @Post(':linkId/withdraw')
  @ApiSummary({ en: 'Withdraw a one-time attach link', zh: '撤回一次性绑定链接' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.createAttachLinks)
  @ApiNoContentResponse()
  async withdraw(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('linkId', { schema: z.uuid() }) linkId: string,
  ): Promise<void> {
    await this.withdrawLinks.execute(tenantId, linkId);
  }
}
