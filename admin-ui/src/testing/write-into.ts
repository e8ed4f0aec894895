/** Types text into a field of a page and fires an event, as a keyboard or an input method does. */
export function writeInto(page: HTMLElement, text: string, event: Event): void {
  const [field] = page.getElementsByTagName('input');
  if (field === undefined) throw new Error('There is no field');
  field.value = text;
  field.dispatchEvent(event);
}
