// Runs before each spec file of the console.
import '@angular/localize/init';
import { TestBed } from '@angular/core/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless/index.mjs';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

const nothing = (): void => undefined;

// jsdom has no layout, and so no media queries; none matches.
Object.assign(window, {
  matchMedia: (media: string) =>
    Object.assign(new EventTarget(), {
      media,
      matches: false,
      addListener: nothing,
      removeListener: nothing,
    }),
});

// jsdom does not scroll, either.
Element.prototype.scrollIntoView = nothing;

// The icons are registered when the console starts; here every icon exists, and is empty.
beforeEach(() => {
  TestBed.configureTestingModule({ imports: [MatIconTestingModule] });
});
