import type { Injector } from '@angular/core';
import type { Wanted } from './log-on-again';

/** Lets the person authenticate without leaving the page (`LogOnAgain.ask`). Its dialog is loaded on first use. */
export async function logOnInPlace(injector: Injector, wanted: Wanted): Promise<void> {
  const { LogOnAgain } = await import('./log-on-again');
  await injector.get(LogOnAgain).ask(wanted);
}
