import type { Injector } from '@angular/core';
import type { Wanted } from './log-on-again';

/** Lets the person prove who they are where they are (`LogOnAgain.ask`). Its dialog is loaded when it is needed first. */
export async function logOnInPlace(injector: Injector, wanted: Wanted): Promise<void> {
  const { LogOnAgain } = await import('./log-on-again');
  await injector.get(LogOnAgain).ask(wanted);
}
