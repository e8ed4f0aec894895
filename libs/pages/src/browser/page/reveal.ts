/**
 * Lets people show a password while they type it. Before submission the field becomes a password field again, which password managers
 * recognise.
 */
export function revealPasswords(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-reveal]')) {
    const field = document.getElementById(button.dataset['reveal'] ?? '');
    if (!(field instanceof HTMLInputElement)) continue;
    const hidden = field.type;
    const show = (isShown: boolean) => {
      field.type = isShown ? 'text' : hidden;
      button.setAttribute('aria-pressed', String(isShown));
    };
    button.hidden = false;
    button.addEventListener('click', () => {
      show(field.type === hidden);
      field.focus();
    });
    field.form?.addEventListener('submit', () => show(false));
  }
}
