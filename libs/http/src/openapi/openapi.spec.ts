import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import * as z from 'zod';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { ApiSummary, JsonRoute, Public } from '../index.js';

const answer = z.object({ id: z.uuid(), madeAt: z.date(), note: z.string().nullable() });
const order = z.object({ positions: z.array(z.int().min(1)).max(9) });
const method = z.object({ key: z.string() }).meta({ id: 'Method' });
const menu = z.object({ methods: z.array(method) }).meta({ id: 'Menu' });

@Controller('api/t/:slug/logon-menu')
@Public('sample')
class LogonMenuController {
  @Get()
  @ApiOkResponse({ standardSchema: answer })
  read(
    @Param('slug') slug: string,
    @Query({ schema: z.object({ page: z.coerce.number().int().default(1) }) }) query: unknown,
  ): unknown {
    return { slug, query };
  }

  @Post('order')
  @ApiSummary({ en: 'Change the order', zh: '调整顺序' })
  reorder(@Body({ schema: order }) body: z.output<typeof order>): unknown {
    return body;
  }

  @Get('menu')
  @ApiOkResponse({ standardSchema: menu })
  menu(): unknown {
    return { methods: [] };
  }
}

@Controller('t/:slug')
@Public('sample')
class PageController {
  @Get('logon')
  logon(): string {
    return '<p>';
  }

  @Get('ticket')
  @JsonRoute()
  @ApiOkResponse({ standardSchema: answer })
  ticket(): unknown {
    return {};
  }
}

describe('/api/openapi.json', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await startSampleApp({ controllers: [LogonMenuController, PageController] });
  });

  afterAll(async () => {
    await sample.app.close();
  });

  it('describes the JSON API and routes marked as part of it, and no page', async () => {
    const document = (await sample.app.inject({ url: '/api/openapi.json' })).json<{
      paths: object;
      info: object;
    }>();
    expect(document.info).toMatchObject({ title: 'openeiam', version: '1.0.0' });
    expect(Object.keys(document.paths)).toEqual([
      '/api/t/{slug}/logon-menu',
      '/api/t/{slug}/logon-menu/order',
      '/api/t/{slug}/logon-menu/menu',
      '/t/{slug}/ticket',
    ]);
  });

  it('derives schemas, names and problems from the code', async () => {
    const document = (await sample.app.inject({ url: '/api/openapi.json' })).json<{
      paths: Record<string, Record<string, object>>;
      components: object;
    }>();
    expect(document.paths['/api/t/{slug}/logon-menu']?.['get']).toMatchObject({
      operationId: 'logonMenuRead',
      responses: {
        200: {
          content: {
            'application/json': {
              schema: {
                properties: {
                  id: { type: 'string', format: 'uuid' },
                  madeAt: { type: 'string', format: 'date-time' },
                  note: { type: 'string', nullable: true },
                },
              },
            },
          },
        },
        default: {
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    });
    expect(document.paths['/api/t/{slug}/logon-menu/order']?.['post']).toMatchObject({
      operationId: 'logonMenuReorder',
      summary: 'Change the order',
      'x-summary-zh': '调整顺序',
      requestBody: {
        content: {
          'application/json': {
            schema: { properties: { positions: { type: 'array', maxItems: 9, items: { minimum: 1 } } } },
          },
        },
      },
    });
    expect(document.components).toMatchObject({
      schemas: { Problem: { required: expect.arrayContaining(['code']) } },
    });
  });

  it('names schemas, so that generated clients have types', async () => {
    const document = (await sample.app.inject({ url: '/api/openapi.json' })).json<{
      paths: Record<string, Record<string, object>>;
      components: object;
    }>();
    expect(document.paths['/api/t/{slug}/logon-menu/menu']?.['get']).toMatchObject({
      responses: {
        200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Menu' } } } },
      },
    });
    expect(document.components).toMatchObject({
      schemas: {
        Menu: { properties: { methods: { items: { $ref: '#/components/schemas/Method' } } } },
        Method: { properties: { key: { type: 'string' } } },
      },
    });
  });
});
