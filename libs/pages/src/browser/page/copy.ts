/** Adds copy buttons for texts that people pass on. Without a secure address there is no clipboard: there people select the text. */
export function offerCopies(): void {
  if (!isSecureContext) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const said = () => (button.textContent = button.dataset['copied'] ?? '');
      navigator.clipboard
        .writeText(button.dataset['copy'] ?? '')
        .then(said, () => 'it can still be selected');
    });
  }
}
