import { DestroyRef, inject } from '@angular/core';

/** Milliseconds without a key that count as a pause. */
const PAUSE_MS = 250;

/** Waits for a pause in typing. */
export interface TypingPause {
  /** Runs the action at the next pause. Only the latest scheduled action runs. */
  before(act: () => void): void;
  /** Cancels the scheduled action. */
  cancel(): void;
}

/** Call it while a component is created; it ends with the component. */
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
