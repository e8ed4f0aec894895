/** Submits a form once, however often its button is pressed. */
export function submitOnce(): void {
  const sent = new Map<HTMLFormElement, HTMLElement | null>();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.set(form, event.submitter);
    // `disabled` would remove the button's own name and target from the submission.
    event.submitter?.setAttribute('aria-disabled', 'true');
  });
  addEventListener('pageshow', () => {
    for (const button of sent.values()) button?.removeAttribute('aria-disabled');
    sent.clear();
  });
}
