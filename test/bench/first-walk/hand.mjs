/** Seconds by the keystroke-level model (Card, Moran and Newell): to decide, point and press; below, for a key. */
const PRESS = 1.35 + 1.1 + 0.2;
const KEY = 0.28;

/** Milliseconds that a person may search for the next step; a longer search is a dead end. */
const PATIENCE_MS = 60_000;

/** A person's hand: it presses and types, and counts its acts. */
export class Hand {
  presses = 0;
  keys = 0;

  async press(locator) {
    await locator.click({ timeout: PATIENCE_MS });
    this.presses += 1;
  }

  /** Types into a field after a press on it. */
  async type(locator, text) {
    await this.press(locator);
    await locator.fill(text);
    this.keys += text.length;
  }

  /** Copies with a button, and pastes into a field with the keyboard shortcut. */
  async carry(button, locator, text) {
    await this.press(button);
    await this.press(locator);
    await locator.press('ControlOrMeta+End');
    await locator.fill(`${await locator.inputValue()}${text}`);
    this.keys += 2;
  }

  /** Opens an address that was printed or is known. */
  async go(page, address) {
    await page.goto(address);
    this.presses += 1;
  }

  /** Seconds that the hand of a practised person needs, without reading. */
  get seconds() {
    return this.presses * PRESS + this.keys * KEY;
  }
}
