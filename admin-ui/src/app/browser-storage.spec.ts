import { jest } from '@jest/globals';
import { chooseLanguage } from '../i18n/language';
import { localStore, sessionStore } from './browser-storage';
import { reloadOnce, takeReloadNote } from './upgrade/reload-once';

const NAME = 'openeiam.spec';

describe("the console's storage in the browser", () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('returns a stored value until it is removed', () => {
    expect(localStore.read(NAME)).toBeUndefined();
    expect(localStore.write(NAME, 'dark')).toBe(true);
    expect([localStore.read(NAME), sessionStore.read(NAME)]).toEqual(['dark', undefined]);
    localStore.drop(NAME);
    expect(localStore.read(NAME)).toBeUndefined();
  });

  describe('storage that the browser refuses', () => {
    beforeEach(() => {
      for (const store of ['localStorage', 'sessionStorage'] as const)
        jest.spyOn(globalThis, store, 'get').mockImplementation(() => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        });
    });

    it('is empty, and causes no error', () => {
      expect(localStore.write(NAME, 'dark')).toBe(false);
      expect(localStore.read(NAME)).toBeUndefined();
      expect(() => {
        sessionStore.drop(NAME);
      }).not.toThrow();
    });

    it('leaves the console in a language of the browser', () => {
      jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['zh-TW', 'en']);
      expect(chooseLanguage()).toBe('zh-CN');
    });

    it('prevents automatic reloads, because the window could not remember that it has reloaded', () => {
      expect(reloadOnce('#sessions')).toBe(false);
      expect([location.hash, takeReloadNote()]).toEqual(['', false]);
    });
  });

  it('is empty when there is no space left', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    });
    expect(localStore.write(NAME, 'dark')).toBe(false);
  });
});
