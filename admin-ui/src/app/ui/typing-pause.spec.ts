import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { typingPause } from './typing-pause';

@Component({ template: '' })
class Host {
  readonly pause = typingPause();
}

describe('a pause in typing', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('triggers only the latest scheduled action, and none after its component was destroyed', () => {
    const fixture = TestBed.createComponent(Host);
    const { pause } = fixture.componentInstance;
    const done: string[] = [];
    const type = (words: string): void => {
      pause.before(() => done.push(words));
      jest.advanceTimersByTime(200);
    };
    for (const words of ['a', 'al', 'ali']) type(words);
    expect(done).toEqual([]);
    jest.advanceTimersByTime(50);
    expect(done).toEqual(['ali']);
    type('alic');
    pause.cancel();
    type('alice');
    fixture.destroy();
    jest.runAllTimers();
    expect(done).toEqual(['ali']);
  });
});
