/** Puts text into the field of a page and tells of it by an event, as a keyboard or an input method does. */
export function writeInto(page: HTMLElement, text: string, event: Event): void {
  const [field] = page.getElementsByTagName('input');
  if (field === undefined) throw new Error('There is no field');
  field.value = text;
  field.dispatchEvent(event);
}
