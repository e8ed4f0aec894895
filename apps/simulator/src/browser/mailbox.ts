import { letCopy } from './parts/copy-buttons.js';

new EventSource('/mailbox/events').addEventListener('change', () => {
  // The newest mail is what people wait for.
  location.assign('/mailbox');
});

document.getElementById('clear')?.addEventListener('click', () => {
  void fetch('/mailbox/messages', { method: 'DELETE' });
});

letCopy();
