import { jest } from '@jest/globals';
import { Controller, Get, Query } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { ErrorPages, Public, type ErrorPage, type Problem } from '../index.js';

const away = Object.assign(new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]), {});

const ERRORS: Readonly<Record<string, Error>> = {
  rule: new DomainError('conflict', 'binding.taken', {
    detail: 'Taken.',
    facts: { side: 'account', status: 200 },
  }),
  later: new DomainError('too_many', 'ticket.too_many', { retryAfterSeconds: 1.2 }),
  paused: new DomainError('unavailable', 'sample.paused', { detail: 'The key k1 cannot be read.' }),
  bare: new DomainError('not_found', 'account.unknown'),
  defect: new TypeError('password=hunter2 at /srv/app'),
  refused: new Error('wrapped', { cause: away }),
  stopped: Object.assign(new Error('terminating connection'), { code: '57P01' }),
  slow: new Error('timeout exceeded when trying to connect'),
  foreign: Object.assign(new Error('from a client library'), { statusCode: 404 }),
};

@Controller('fail')
@Public('sample')
class FailingController {
  @Get()
  fail(@Query('how') how: string): never {
    throw ERRORS[how] ?? new Error(how);
  }
}

@Controller('api/admin/fail')
@Public('sample')
class ApiController {
  @Get()
  fail(): never {
    throw new DomainError('unauthenticated', 'session.required');
  }
}

class SamplePages extends ErrorPages {
  override render(_request: FastifyRequest, problem: Problem): ErrorPage {
    if (problem.code === 'ticket.too_many') return { location: '/elsewhere' };
    if (problem.code === 'internal') throw new Error('the page has a defect too');
    return problem.code === 'binding.taken' ? `<p>${problem.title}</p>` : undefined;
  }
}

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('the problem filter', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await startSampleApp({
      controllers: [FailingController, ApiController],
      providers: [{ provide: ErrorPages, useClass: SamplePages }],
    });
  });

  afterAll(async () => {
    await sample.app.close();
  });

  const fail = (how: string, accept = 'application/json') =>
    sample.app.inject({ url: `/fail?how=${how}`, headers: { accept } });

  it('answers a broken rule with its code, sentence and facts, which cannot replace the standard members', async () => {
    const answer = await fail('rule');
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toEqual({
      type: 'urn:openeiam:problem:binding.taken',
      title: 'Binding taken',
      status: 409,
      code: 'binding.taken',
      detail: 'Taken.',
      side: 'account',
      requestId: answer.headers['x-request-id'],
    });
  });

  it('says when to try again, in whole seconds', async () => {
    expect((await fail('later')).headers['retry-after']).toBe('2');
  });

  it.each(['defect', 'foreign'])('reveals nothing about a %s', async (how) => {
    const answer = await fail(how);
    expect(answer.json()).toEqual({
      type: 'urn:openeiam:problem:internal',
      title: 'Internal',
      status: 500,
      code: 'internal',
      requestId: answer.headers['x-request-id'],
    });
  });

  it.each(['refused', 'stopped', 'slow'])(
    'answers that the service is unavailable while the database is away: %s',
    async (how) => {
      const answer = await fail(how);
      expect(answer.json()).toMatchObject({
        status: 503,
        code: 'service.unavailable',
        detail: expect.stringContaining('Try again'),
      });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    },
  );

  it('uses the default sentence of a rule when the error adds none', async () => {
    expect((await fail('bare')).json()).toMatchObject({ detail: 'There is no such account.' });
  });

  it('does not reveal internal details of an error when a dependency is away', async () => {
    expect((await fail('paused')).json()).not.toHaveProperty('detail');
  });

  it('asks programs without credentials for a token', async () => {
    const answer = await sample.app.inject({ url: '/api/admin/fail' });
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(answer.json()).toMatchObject({ detail: 'Log on, or send a token as Authorization: Bearer.' });
  });

  it('shows people a page, and sends machines the document', async () => {
    const page = await fail('rule', BROWSER);
    expect([page.statusCode, page.body]).toEqual([409, '<p>Binding taken</p>']);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const accept of ['*/*', 'application/json, text/html;q=0.9']) {
      expect((await fail('rule', accept)).headers['content-type']).toMatch(/^application\/problem\+json/);
    }
  });

  it('can redirect a person instead of showing a page', async () => {
    const answer = await fail('later', BROWSER);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/elsewhere']);
  });

  it('logs the rule broken by a request that could not be served, in a field that is not redacted', async () => {
    const warn = jest.spyOn(sample.app.get<Logger>(LOGGER), 'warn');
    await fail('paused');
    expect(warn).toHaveBeenCalledWith(
      expect.objectContaining({ status: 503, problem: 'sample.paused' }),
      'A request could not be served',
    );
  });

  it('falls back to the document when there is no page, or the page fails', async () => {
    expect((await fail('stopped', BROWSER)).json()).toMatchObject({ code: 'service.unavailable' });
    expect((await fail('defect', BROWSER)).json()).toMatchObject({ code: 'internal' });
  });
});
