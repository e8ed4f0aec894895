import { jest } from '@jest/globals';
import { reloadOnce, takeReloadNote } from './reload-once';

describe('loading anew by itself', () => {
  beforeEach(() => {
    sessionStorage.clear();
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is done once, and again only when a minute has passed', () => {
    expect(reloadOnce('#sessions')).toBe(true);
    expect(location.hash).toBe('#sessions');
    expect(reloadOnce('#accounts')).toBe(false);
    expect(location.hash).toBe('#sessions');
    jest.advanceTimersByTime(60_001);
    expect(reloadOnce('#accounts')).toBe(true);
  });

  it('is told once, by the window that did it', () => {
    expect(takeReloadNote()).toBe(false);
    reloadOnce('#sessions');
    expect(takeReloadNote()).toBe(true);
    expect(takeReloadNote()).toBe(false);
  });
});
