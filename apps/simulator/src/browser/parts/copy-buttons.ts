/** Lets buttons that name a text in `data-copy` copy it, and say so with the words of `data-done`. */
export function letCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(() => {
        button.textContent = button.dataset['done'] ?? '';
      });
    });
  }
}
