import { Controller, Get, Query } from '@nestjs/common';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { Public } from '../index.js';

@Controller()
@Public('sample')
class SampleController {
  @Get('rows')
  rows(@Query('count') count: string): unknown {
    return Array.from({ length: Number(count) }, (_, row) => ({ row }));
  }
}

describe('compressed responses', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await startSampleApp({ controllers: [SampleController] });
  });

  afterAll(() => sample.app.close());

  it.each([
    ['br', 'br, gzip, deflate'],
    ['gzip', 'gzip, deflate'],
    [undefined, 'identity'],
  ])(
    'are sent as %s if long, to a browser that accepts %s, and uncompressed if short',
    async (encoding, accepted) => {
      const ask = (rows: number) =>
        sample.app.inject({ url: `/rows?count=${String(rows)}`, headers: { 'accept-encoding': accepted } });
      expect((await ask(500)).headers['content-encoding']).toBe(encoding);
      expect((await ask(5)).headers['content-encoding']).toBeUndefined();
    },
  );
});
