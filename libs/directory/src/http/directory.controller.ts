import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import { ApiSummary, CurrentPrincipal, type Principal, RequirePermission } from '#http';
import { ListPeople } from '../application/list-people.js';
import { ListUnits } from '../application/list-units.js';
import { ReadDirectory } from '../application/read-directory.js';
import {
  directoryView,
  directoryViewOf,
  peopleQuery,
  personDetailView,
  personDetailViewOf,
  personPage,
  personViewOf,
  unitPage,
  unitsQuery,
} from './directory-views.js';

/** Units and people of the organisation, as their source supplies them. */
@Controller('api/admin/directory')
@ApiTags('Directory')
@RequirePermission(PERMISSIONS.readDirectory)
export class DirectoryController {
  constructor(
    private readonly directory: ReadDirectory,
    private readonly listUnits: ListUnits,
    private readonly listPeople: ListPeople,
  ) {}

  /** The connections whose organisations can be followed, with the state of each and its latest run. */
  @Get()
  @ApiSummary({ en: 'Show the state of the directory', zh: '查看通讯录的状态' })
  @ApiOkResponse({ standardSchema: directoryView })
  async read(@CurrentPrincipal() { tenantId }: Principal): Promise<z.output<typeof directoryView>> {
    return directoryViewOf(await this.directory.execute(tenantId));
  }

  /** One level of the tree of units. */
  @Get('units')
  @ApiSummary({ en: 'List departments, one level at a time', zh: '逐级列出部门' })
  @ApiOkResponse({ standardSchema: unitPage })
  async units(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: unitsQuery }) { cursor, ...query }: z.output<typeof unitsQuery>,
  ): Promise<z.output<typeof unitPage>> {
    const { items, next } = await this.listUnits.page(tenantId, { ...query, after: cursor });
    return { items: [...items], next };
  }

  /** People, ordered by name. */
  @Get('people')
  @ApiSummary({ en: 'List people', zh: '列出人员' })
  @ApiOkResponse({ standardSchema: personPage })
  async people(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: peopleQuery }) { cursor, ...query }: z.output<typeof peopleQuery>,
  ): Promise<z.output<typeof personPage>> {
    const { items, next } = await this.listPeople.page(tenantId, { ...query, after: cursor });
    return { items: items.map(personViewOf), next };
  }

  /** The source's data about a person, with their account and link. */
  @Get('people/:personId')
  @ApiSummary({ en: 'Show a person', zh: '查看人员' })
  @ApiOkResponse({ standardSchema: personDetailView })
  async person(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('personId', { schema: z.uuid() }) personId: string,
  ): Promise<z.output<typeof personDetailView>> {
    return personDetailViewOf(await this.listPeople.one(tenantId, personId));
  }
}
