import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  pageOf,
  pageQueryOf,
  pageViewOf,
  RequirePermission,
  timeInCursor,
  type Principal,
} from '#http';
import { identityView } from './identity-view.js';
import { UnlinkedIdentities } from '../application/unlinked-identities.js';

const query = pageQueryOf(z.tuple([timeInCursor, z.uuid()]));

const page = pageViewOf(
  z
    .object({
      id: z.uuid(),
      connection: z.object({ id: z.uuid(), name: z.string() }),
      identity: identityView,
      firstTriedAt: z.date(),
      lastTriedAt: z.date(),
      tries: z.int(),
    })
    .meta({ id: 'UnlinkedIdentity' }),
).meta({ id: 'UnlinkedIdentityPage' });

/** People who tried to log on in the last 30 days and are not linked to an account. */
@Controller('api/admin/unlinked-identities')
@ApiTags('Bindings')
export class UnlinkedIdentitiesController {
  constructor(private readonly unlinked: UnlinkedIdentities) {}

  /** The newest attempt first. */
  @Get()
  @ApiSummary({
    en: 'List identities that tried to log on and are not linked',
    zh: '列出尝试过登录但尚未绑定的身份',
  })
  @RequirePermission(PERMISSIONS.readBindings)
  @ApiOkResponse({ standardSchema: page })
  async list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: query }) { limit, cursor }: z.output<typeof query>,
  ): Promise<z.output<typeof page>> {
    return pageOf(
      await this.unlinked.newest(tenantId, limit, cursor),
      limit,
      ({ id, connectionId, connectionName, identity, firstTriedAt, lastTriedAt, tries }) => ({
        id,
        connection: { id: connectionId, name: connectionName },
        identity,
        firstTriedAt,
        lastTriedAt,
        tries,
      }),
      ({ position, id }) => [position, id],
    );
  }
}
