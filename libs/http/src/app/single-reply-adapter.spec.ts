import { jest } from '@jest/globals';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { Public } from '../index.js';

const warned = jest.fn();

@Controller()
@Public('sample')
class SampleController {
  @Get('redirected')
  redirected(@Res({ passthrough: true }) reply: FastifyReply): void {
    jest.spyOn(reply.log, 'warn').mockImplementation(warned);
    void reply.redirect('/elsewhere', 303);
  }

  @Get('answered')
  answered(): string {
    return 'x';
  }
}

describe('an answer', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await startSampleApp({ controllers: [SampleController] });
  });
  afterAll(() => sample.app.close());

  it('that the controller has sent is not sent again, which would be an error in Fastify', async () => {
    const { statusCode, headers } = await sample.app.inject({ url: '/redirected' });
    expect({ statusCode, to: headers.location }).toEqual({ statusCode: 303, to: '/elsewhere' });
    expect((await sample.app.inject({ url: '/answered' })).body).toBe('x');
    expect(warned).not.toHaveBeenCalled();
  });
});
