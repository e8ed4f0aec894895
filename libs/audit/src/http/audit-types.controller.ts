import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { RequirePermission } from '#http';
import { EVENT_TITLES } from '../catalogue/event-titles.js';
import { LOG_PERMISSIONS } from './log-permissions.js';

const typesView = z
  .object({
    items: z.array(
      z.object({
        type: z.string().describe('As records carry it, and as `type` of a search: `logon.logon.completed`'),
        title: z.object({ en: z.string(), zh: z.string().describe('Simplified Chinese') }),
      }),
    ),
  })
  .meta({ id: 'AuditEventTypes' });

const ITEMS = Object.entries(EVENT_TITLES).map(([type, { en, zh }]) => ({ type, title: { en, zh } }));

/** What the log records. */
@Controller('api/admin/audit/types')
@RequirePermission(LOG_PERMISSIONS.read)
export class AuditTypesController {
  /** Every type of event, with what people read instead. */
  @Get()
  @ApiOkResponse({ standardSchema: typesView })
  list(): z.output<typeof typesView> {
    return { items: ITEMS };
  }
}
