import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { ApiSummary, RequirePermission } from '#http';
import { recordTypes } from '../catalogue/record-types.js';
import { LOG_PERMISSIONS } from './log-permissions.js';

const typesView = z
  .object({
    items: z.array(
      z.object({
        type: z.string().describe('As in records and in `type` of a search, such as `logon.logon.completed`'),
        title: z.object({ en: z.string(), zh: z.string().describe('Simplified Chinese') }),
        formerly: z
          .array(z.string())
          .describe(
            'Names of this type in records from earlier releases. A search for any of the names finds all of them.',
          ),
      }),
    ),
  })
  .meta({ id: 'AuditEventTypes' });

/** The record types of the log. */
@Controller('api/admin/audit/types')
@ApiTags('Audit')
@RequirePermission(LOG_PERMISSIONS.read)
export class AuditTypesController {
  /** All event types, with their titles for people. */
  @Get()
  @ApiSummary({ en: 'List the types of events in the log', zh: '列出审计日志的事件类型' })
  @ApiOkResponse({ standardSchema: typesView })
  list(): z.output<typeof typesView> {
    return {
      items: recordTypes().map(({ type, title, formerly }) => ({ type, title, formerly: [...formerly] })),
    };
  }
}
