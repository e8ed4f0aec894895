// Runs before each spec file of the console.
import '@angular/localize/init';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless/index.mjs';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

const nothing = (): void => undefined;

// jsdom lays nothing out, so it has no media queries either; no query matches.
Object.assign(window, {
  matchMedia: (media: string) =>
    Object.assign(new EventTarget(), {
      media,
      matches: false,
      addListener: nothing,
      removeListener: nothing,
    }),
});
