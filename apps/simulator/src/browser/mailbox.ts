import { letCopy } from './parts/copy-buttons.js';

new EventSource('/mailbox/events').addEventListener('change', () => {
  // People usually wait for the newest mail.
  location.assign('/mailbox');
});

document.getElementById('clear')?.addEventListener('click', () => {
  void fetch('/mailbox/messages', { method: 'DELETE' });
});

letCopy();
