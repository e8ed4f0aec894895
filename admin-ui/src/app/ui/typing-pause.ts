import { DestroyRef, inject } from '@angular/core';

/** Milliseconds without a key after which somebody has typed enough to be answered. */
const PAUSE_MS = 250;

/** A pause in what somebody types. */
export interface TypingPause {
  /** Does it once there is one. Of all that was to be done meanwhile, only the last is. */
  before(act: () => void): void;
  /** What waits is not done. */
  cancel(): void;
}

/** To be called while a component is made, with which it ends. */
export function typingPause(): TypingPause {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    clearTimeout(waiting);
  };
  inject(DestroyRef).onDestroy(cancel);
  return {
    before: (act) => {
      cancel();
      waiting = setTimeout(act, PAUSE_MS);
    },
    cancel,
  };
}
