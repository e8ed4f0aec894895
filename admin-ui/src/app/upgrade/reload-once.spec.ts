import { jest } from '@jest/globals';
import { reloadOnce, takeReloadNote } from './reload-once';

describe('the automatic reload', () => {
  beforeEach(() => {
    sessionStorage.clear();
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('happens once, and again only after a minute', () => {
    expect(reloadOnce('#sessions')).toBe(true);
    expect(location.hash).toBe('#sessions');
    expect(reloadOnce('#accounts')).toBe(false);
    expect(location.hash).toBe('#sessions');
    jest.advanceTimersByTime(60_001);
    expect(reloadOnce('#accounts')).toBe(true);
  });

  it('is reported once, by the window that reloaded', () => {
    expect(takeReloadNote()).toBe(false);
    reloadOnce('#sessions');
    expect(takeReloadNote()).toBe(true);
    expect(takeReloadNote()).toBe(false);
  });
});
