import type { Type } from '@angular/core';
import type { Page } from '../shell/page';

/** Texts by the codes or names that the API uses. */
type Texts = Readonly<Record<string, string>>;

/** The decision about a switch that somebody turns on. */
export interface SwitchAnswer {
  /** Whether to switch it on. */
  readonly goesOn: boolean;
  /** Shows the result of switching it on. */
  readonly done?: () => void;
}

/** Checks, before a provider's logon method is switched on, whether it would work. */
export interface SwitchGuard {
  ask(): Promise<SwitchAnswer>;
}

/** The contributions of an identity provider to the console. Its pages and texts are in its own folder, and no other code names the provider. */
export interface ConsoleProvider {
  /** The provider's key in the API. */
  readonly key: string;
  readonly name: string;
  /** The page of its connection, with its place in the navigation. */
  readonly page: Page;
  /** The name of its module in the log. */
  readonly modules: Texts;
  /** The names of its own target kinds in the log. */
  readonly targets: Texts;
  /** Texts for why something was refused or ended, by the codes of its lib. */
  readonly reasons: Texts;
  /** Texts for why one of its methods cannot be switched, by the codes of its lib. */
  readonly refusals: Texts;
  /** The checks before its methods are switched on in the logon menu, by method. */
  readonly guards: Readonly<Record<string, () => Promise<Type<SwitchGuard>>>>;
  /** The steps before its people can be read; undefined: it has no directory. */
  readonly directorySteps?: () => Promise<Type<unknown>>;
  /** Its settings for sending changes to us, a component with the input `connectionId`; undefined: it never sends any. */
  readonly directoryPush?: () => Promise<Type<unknown>>;
}
