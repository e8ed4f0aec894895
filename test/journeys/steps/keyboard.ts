import type { Page } from 'playwright-core';

/** More stops than any page has. */
const MOST_STOPS = 30;

/** More stops than the longest page of the console has. */
const MOST_STOPS_OF_PAGE = 200;

interface Stop {
  readonly text: string;
  readonly isMarked: boolean;
  /** The focus has left the page. */
  readonly isAtEnd: boolean;
}

/** Moves to the element called `name` with the Tab key, like a person without a mouse; the focus must be visible on every stop. */
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

/** Moves through a whole page with the Tab key. Gives the elements that had the focus without a visible mark. */
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
    // The mark of a check box is drawn around it.
    const style = getComputedStyle(element.closest('.mdc-checkbox, .mdc-radio') ?? element);
    return {
      text: (label ?? element).innerText.trim() || (element.ariaLabel ?? ''),
      // A field shows the focus by its own border.
      isMarked:
        style.outlineStyle !== 'none' ||
        style.boxShadow !== 'none' ||
        element.closest('.mat-focused') !== null,
      isAtEnd: false,
    };
  });
}
