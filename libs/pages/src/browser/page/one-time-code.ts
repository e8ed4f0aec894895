/** Reduces a one-time code to its digits (pasted ones contain spaces), and submits it when it is complete. */
export function autoSubmitCode(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-digits]')) {
    const length = Number(input.dataset['digits']);
    input.addEventListener('input', () => {
      const digits = input.value.replace(/\D/g, '').slice(0, length);
      if (digits !== input.value) input.value = digits;
      if (digits.length === length) input.form?.requestSubmit();
    });
  }
}
