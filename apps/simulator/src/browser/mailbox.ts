import { letCopy } from './parts/copy-buttons.js';

new EventSource('/mailbox/events').addEventListener('change', () => {
  // To the newest mail, as that is what one waits for.
  location.assign('/mailbox');
});

document.getElementById('clear')?.addEventListener('click', () => {
  void fetch('/mailbox/messages', { method: 'DELETE' });
});

letCopy();
