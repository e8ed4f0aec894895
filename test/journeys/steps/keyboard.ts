import type { Page } from 'playwright-core';

/** More stops than any page has. */
const MOST_STOPS = 30;

interface Stop {
  readonly text: string;
  readonly isMarked: boolean;
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

function stop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { text: '', isMarked: true };
    const [label] = element instanceof HTMLInputElement ? (element.labels ?? []) : [];
    const style = getComputedStyle(element);
    return {
      text: (label ?? element).innerText.trim(),
      isMarked: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
    };
  });
}
