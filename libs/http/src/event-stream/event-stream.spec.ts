import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { jest } from '@jest/globals';
import { EventStream } from './event-stream.js';

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

function open(): { response: FakeResponse; stream: EventStream; closed: () => number } {
  const response = new FakeResponse();
  let closings = 0;
  const stream = new EventStream(response as unknown as ServerResponse, () => {
    closings += 1;
  });
  return { response, stream, closed: () => closings };
}

describe('an event stream', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('sends each thing as one line of JSON', () => {
    const { response, stream } = open();
    stream.send({ state: 'scanned', name: 'A\nB' });
    expect(response.written.at(-1)).toBe('data: {"state":"scanned","name":"A\\nB"}\n\n');
  });

  it('beats every 15 seconds, until it has ended', () => {
    const { response, stream } = open();
    const before = response.written.length;
    jest.advanceTimersByTime(31_000);
    expect(response.written.length - before).toBe(2);
    stream.end();
    jest.advanceTimersByTime(60_000);
    expect(response.written.length - before).toBe(2);
  });

  it('B3: sends nothing after its end, and ends once', () => {
    const { response, stream, closed } = open();
    stream.end();
    stream.end();
    const { length } = response.written;
    stream.send({ state: 'late' });
    expect(response.written).toHaveLength(length);
    expect(closed()).toBe(1);
  });

  it('B7: sends a browser away that does not read', () => {
    const { response, stream, closed } = open();
    response.writableLength = 64 * 1024 + 1;
    stream.send({});
    expect(response.destroyed).toBe(true);
    expect(closed()).toBe(1);
  });
});
