import type { Page } from 'playwright-core';

/** More stops than any page has. */
const MOST_STOPS = 30;

/** More stops than the longest page of the console has. */
const MOST_STOPS_OF_PAGE = 200;

interface Stop {
  readonly text: string;
  readonly isMarked: boolean;
  /** The keyboard has left the page. */
  readonly isAtEnd: boolean;
}

/** Goes on with the Tab key to what is called `name`, as somebody without a mouse does; every stop must be marked. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const { text, isMarked } = await stop(page);
    if (text !== '' && !isMarked) throw new Error(`The keyboard’s place is not marked at ${text}`);
    if (text === name) return;
    passed.push(text);
  }
  throw new Error(`No way with the keyboard to ${name}, only ${passed.join(', ')}`);
}

/** Goes through a whole page with the Tab key. Gives what had the keyboard and was not marked. */
export async function unmarkedStops(page: Page): Promise<readonly string[]> {
  const unmarked: string[] = [];
  for (let stops = 0; stops < MOST_STOPS_OF_PAGE; stops += 1) {
    await page.keyboard.press('Tab');
    const { text, isMarked, isAtEnd } = await stop(page);
    if (isAtEnd) return unmarked;
    if (!isMarked) unmarked.push(text);
  }
  throw new Error('The page has no end for the keyboard');
}

function stop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body)
      return { text: '', isMarked: true, isAtEnd: true };
    const [label] = element instanceof HTMLInputElement ? (element.labels ?? []) : [];
    // What is drawn for a box that one ticks lies around it.
    const style = getComputedStyle(element.closest('.mdc-checkbox, .mdc-radio') ?? element);
    return {
      text: (label ?? element).innerText.trim() || (element.ariaLabel ?? ''),
      // A field marks itself by its own edge.
      isMarked:
        style.outlineStyle !== 'none' ||
        style.boxShadow !== 'none' ||
        element.closest('.mat-focused') !== null,
      isAtEnd: false,
    };
  });
}
