import type { Type } from '@angular/core';
import type { Page } from '../shell/page';

/** Texts by the codes or names that the API uses. */
type Texts = Readonly<Record<string, string>>;

/** What is to be done about a switch that somebody turns on. */
export interface SwitchAnswer {
  /** Whether the switch is turned after all. */
  readonly goesOn: boolean;
  /** Says what turning it brought. */
  readonly done?: () => void;
}

/** Asks before a logon method of a provider is switched on whether it would work. */
export interface SwitchGuard {
  ask(): Promise<SwitchAnswer>;
}

/** What a provider of identities brings to the console. Its pages and texts stand in its folder, and nobody else names it. */
export interface ConsoleProvider {
  /** As the API calls it. */
  readonly key: string;
  readonly name: string;
  /** Where it is connected, and its place in the navigation. */
  readonly page: Page;
  /** What its module is called where the log groups events. */
  readonly modules: Texts;
  /** What targets of the log are called that only it has. */
  readonly targets: Texts;
  /** Why something was refused or ended, by the codes of its lib. */
  readonly reasons: Texts;
  /** Why one of its methods cannot be switched, by the codes of its lib. */
  readonly refusals: Texts;
  /** By its methods: what asks before they are switched on in the logon menu. */
  readonly guards: Readonly<Record<string, () => Promise<Type<SwitchGuard>>>>;
  /** What is to be done there before its people can be read; undefined: it has no directory. */
  readonly directorySteps?: () => Promise<Type<unknown>>;
  /** What it is to be told before it calls us with changes, by the input `connectionId`; undefined: it never calls. */
  readonly directoryPush?: () => Promise<Type<unknown>>;
}
