import type { WriteStream } from 'node:tty';

/** Milliseconds between two updates. */
const EVERY_MS = 200;

/** Shows the progress on one line of a terminal; nothing where there is no terminal. */
export function showProgress(terminal: WriteStream): {
  readonly show: (done: number, of: number) => void;
  readonly clear: () => void;
} {
  let shownAt = -EVERY_MS;
  return {
    show: (done, of) => {
      if (!terminal.isTTY || performance.now() - shownAt < EVERY_MS) return;
      shownAt = performance.now();
      const percent = of === 0 ? 100 : Math.floor((done / of) * 100);
      terminal.write(
        `\r${done.toLocaleString('en')} of ${of.toLocaleString('en')} records, ${String(percent)} %`,
      );
    },
    clear: () => {
      if (shownAt >= 0) terminal.write('\r\u001b[K');
    },
  };
}
