/** Makes buttons with `data-copy` copy that text, and show the text of `data-done` afterwards. */
export function letCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(() => {
        button.textContent = button.dataset['done'] ?? '';
      });
    });
  }
}
