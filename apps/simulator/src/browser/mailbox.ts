new EventSource('/mailbox/events').addEventListener('change', () => {
  // To the newest mail, as that is what one waits for.
  location.assign('/mailbox');
});

document.getElementById('clear')?.addEventListener('click', () => {
  void fetch('/mailbox/messages', { method: 'DELETE' });
});

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(() => {
      button.textContent = button.dataset['done'] ?? '';
    });
  });
}
