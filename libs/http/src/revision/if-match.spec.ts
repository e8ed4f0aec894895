import { Body, Controller, Get, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assertRevision, IfMatch, NeedsRevision, Public, sendRevision, WithoutCsrfToken } from '../index.js';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';

let revision = 1;

@Controller('api/sample/thing')
@Public('sample')
@WithoutCsrfToken('sample')
class ThingController {
  @Get()
  read(@Res({ passthrough: true }) reply: FastifyReply): object {
    sendRevision(reply, revision);
    return {};
  }

  @Put()
  @NeedsRevision()
  change(@IfMatch() given: string, @Body() _body: unknown): object {
    assertRevision(revision, given);
    revision += 1;
    return {};
  }
}

describe('revisions', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await startSampleApp({ controllers: [ThingController] });
  });
  afterAll(() => sample.app.close());

  const put = (headers: Readonly<Record<string, string>>) =>
    sample.app.inject({
      method: 'PUT',
      url: '/api/sample/thing',
      headers: { origin: 'https://id.example.com', ...headers },
      payload: {},
    });

  it('accept the first of two changes, and tell the second one that it is based on an old state', async () => {
    const read = await sample.app.inject({ url: '/api/sample/thing' });
    const tag = String(read.headers.etag);
    expect(tag).toBe('"1"');
    expect((await put({ 'if-match': tag })).statusCode).toBe(200);
    const second = await put({ 'if-match': tag });
    expect(second.statusCode).toBe(412);
    expect(second.json()).toMatchObject({ code: 'revision.stale', revision: '2' });
  });

  it('stay the same when a proxy has compressed the answer and weakened their tag', async () => {
    const read = await sample.app.inject({ url: '/api/sample/thing' });
    const tag = `W/${String(read.headers.etag)}`;
    expect((await put({ 'if-match': tag })).statusCode).toBe(200);
    expect((await put({ 'if-match': tag })).statusCode).toBe(412);
  });

  it.each([[{}], [{ 'if-match': '*' }], [{ 'if-match': 'W/1' }], [{ 'if-match': '1' }]])(
    'are required: %j',
    async (headers) => {
      const answer = await put(headers);
      expect(answer.statusCode).toBe(428);
      expect(answer.json()).toMatchObject({ code: 'revision.missing' });
    },
  );
});
