import { jest } from '@jest/globals';
import { chooseLanguage } from '../i18n/language';
import { inBrowser, inWindow } from './kept';
import { reloadOnce, takeReloadNote } from './upgrade/reload-once';

const NAME = 'openeiam.spec';

describe('what the console keeps where it runs', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is read again, until it is dropped', () => {
    expect(inBrowser.read(NAME)).toBeUndefined();
    expect(inBrowser.keep(NAME, 'dark')).toBe(true);
    expect([inBrowser.read(NAME), inWindow.read(NAME)]).toEqual(['dark', undefined]);
    inBrowser.drop(NAME);
    expect(inBrowser.read(NAME)).toBeUndefined();
  });

  describe('where the browser refuses', () => {
    beforeEach(() => {
      for (const store of ['localStorage', 'sessionStorage'] as const)
        jest.spyOn(globalThis, store, 'get').mockImplementation(() => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        });
    });

    it('is nothing, and nothing fails', () => {
      expect(inBrowser.keep(NAME, 'dark')).toBe(false);
      expect(inBrowser.read(NAME)).toBeUndefined();
      expect(() => {
        inWindow.drop(NAME);
      }).not.toThrow();
    });

    it('leaves the console in a language of the browser', () => {
      jest.spyOn(navigator, 'languages', 'get').mockReturnValue(['zh-TW', 'en']);
      expect(chooseLanguage()).toBe('zh-CN');
    });

    it('never lets a window load anew by itself: it could not know that it has done so', () => {
      expect(reloadOnce('#sessions')).toBe(false);
      expect([location.hash, takeReloadNote()]).toEqual(['', false]);
    });
  });

  it('is nothing where there is no room for it', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    });
    expect(inBrowser.keep(NAME, 'dark')).toBe(false);
  });
});
