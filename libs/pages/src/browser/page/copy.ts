/** Lets people copy what they are to tell somebody. A page without a secure address has no clipboard: there they select it. */
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
