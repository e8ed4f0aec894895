import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { jest } from '@jest/globals';
import { EventStream, type EndedBy } from './event-stream.js';

class FakeResponse extends EventEmitter {
  readonly written: string[] = [];
  writableEnded = false;
  destroyed = false;
  writableLength = 0;

  write(text: string): void {
    this.written.push(text);
  }

  end(): void {
    this.writableEnded = true;
    this.emit('close');
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

function open(): { response: FakeResponse; stream: EventStream; endings: readonly EndedBy[] } {
  const response = new FakeResponse();
  const endings: EndedBy[] = [];
  const stream = new EventStream(response as unknown as ServerResponse, (endedBy) => {
    endings.push(endedBy);
  });
  return { response, stream, endings };
}

describe('an event stream', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('sends each item as one line of JSON', () => {
    const { response, stream } = open();
    stream.send({ state: 'scanned', name: 'A\nB' });
    expect(response.written.at(-1)).toBe('data: {"state":"scanned","name":"A\\nB"}\n\n');
  });

  it('B1: sends a sign of life at once, after a second, and then every 5, each stating when the next one is due', () => {
    const { response, stream } = open();
    expect(response.written).toEqual(['retry: 2000\n', ': next in 1 s\n\n']);
    jest.advanceTimersByTime(1_000);
    expect(response.written.slice(2)).toEqual([': next in 5 s\n\n']);
    jest.advanceTimersByTime(15_000);
    expect(response.written).toHaveLength(6);
    stream.end();
    jest.advanceTimersByTime(60_000);
    expect(response.written).toHaveLength(6);
  });

  it('reports whether the server or the browser ended it', () => {
    const ended = open();
    ended.stream.end();
    const left = open();
    left.response.destroy();
    expect([ended.endings, left.endings]).toEqual([['server'], ['browser']]);
  });

  it('B3: sends nothing after its end, and ends once', () => {
    const { response, stream, endings } = open();
    stream.end();
    stream.end();
    const { length } = response.written;
    stream.send({ state: 'late' });
    expect(response.written).toHaveLength(length);
    expect(endings).toHaveLength(1);
  });

  it('B7: disconnects a browser that does not read', () => {
    const { response, stream, endings } = open();
    response.writableLength = 64 * 1024 + 1;
    stream.send({});
    expect(response.destroyed).toBe(true);
    expect(endings).toHaveLength(1);
  });
});
