import { element } from './phone/element.js';
import { qrInPicture } from './phone/qr-in-picture.js';
import { Screen } from './phone/screen.js';
import { ShownList } from './phone/shown-list.js';

const form = element('scan', HTMLFormElement);
const address = element('address', HTMLInputElement);
const problem = element('problem', HTMLElement);
const drop = element('drop', HTMLElement);
const picture = element('picture', HTMLInputElement);
const screen = new Screen();
const shown = new ShownList((url) => void scan(url));

function chosen(name: 'person' | 'way'): string {
  return form.querySelector<HTMLInputElement>(`[name=${name}]:checked`)?.value ?? '';
}

async function scan(url: string): Promise<void> {
  problem.textContent = '';
  if (!URL.canParse(url)) {
    problem.textContent = problem.dataset['invalid'] ?? '';
    return;
  }
  address.value = url;
  const [personId, way] = [chosen('person'), chosen('way')];
  const response = await fetch('/phone/scan', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId, way, url }),
  });
  const answer = (await response.json()) as { url?: string; error?: string };
  if (answer.url === undefined) problem.textContent = answer.error ?? '';
  else screen.show(answer.url, url, way);
  await shown.refresh();
}

async function scanPicture(blob: Blob): Promise<void> {
  // A file that is not a picture contains no QR code, either.
  const text = await qrInPicture(blob).catch(() => undefined);
  if (text === undefined) problem.textContent = problem.dataset['noQr'] ?? '';
  else await scan(text);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void scan(address.value.trim());
});

form.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
  if (target.name === 'person') screen.name(target.dataset['phone'] ?? '');
  screen.putAway();
});

picture.addEventListener('change', () => {
  const [file] = picture.files ?? [];
  if (file !== undefined) void scanPicture(file);
  picture.value = '';
});

document.addEventListener('paste', ({ clipboardData, target }) => {
  const [file] = clipboardData?.files ?? [];
  if (file !== undefined) void scanPicture(file);
  else if (!(target instanceof HTMLInputElement)) void scan(clipboardData?.getData('text').trim() ?? '');
});

document.addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.classList.add('over');
});

document.addEventListener('dragleave', ({ relatedTarget }) => {
  if (relatedTarget === null) drop.classList.remove('over');
});

document.addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  const [file] = event.dataTransfer?.files ?? [];
  const text = event.dataTransfer?.getData('text/uri-list') || event.dataTransfer?.getData('text') || '';
  if (file !== undefined) void scanPicture(file);
  else if (text !== '') void scan(text.trim());
});
