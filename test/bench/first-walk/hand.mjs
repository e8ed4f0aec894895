/** Seconds of the keystroke-level model (Card, Moran and Newell): to decide, point and press; to strike a key. */
const PRESS = 1.35 + 1.1 + 0.2;
const KEY = 0.28;

/** Seconds a person may look for the next thing to do; what takes longer is a dead end. */
const PATIENCE_MS = 60_000;

/** Somebody's hand: it presses and types, and counts what it has done. */
export class Hand {
  presses = 0;
  keys = 0;

  async press(locator) {
    await locator.click({ timeout: PATIENCE_MS });
    this.presses += 1;
  }

  /** Types into a field, which is pressed before. */
  async type(locator, text) {
    await this.press(locator);
    await locator.fill(text);
    this.keys += text.length;
  }

  /** Copies by a button, and pastes into a field by its shortcut. */
  async carry(button, locator, text) {
    await this.press(button);
    await this.press(locator);
    await locator.press('ControlOrMeta+End');
    await locator.fill(`${await locator.inputValue()}${text}`);
    this.keys += 2;
  }

  /** Goes to an address that was printed or is known. */
  async go(page, address) {
    await page.goto(address);
    this.presses += 1;
  }

  /** What the hand alone takes a practised person; reading is not in it. */
  get seconds() {
    return this.presses * PRESS + this.keys * KEY;
  }
}
