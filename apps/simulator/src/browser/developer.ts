import { call } from './parts/call.js';
import { letCopy } from './parts/copy-buttons.js';

function linesOf(text: FormDataEntryValue | null): readonly string[] {
  return (typeof text === 'string' ? text : '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function save(form: HTMLFormElement): Promise<void> {
  const fields = new FormData(form);
  const said = form.querySelector<HTMLElement>('.said');
  const refusal = await call('PATCH', `/control/apps/${form.dataset['app'] ?? ''}`, {
    published: fields.has('published'),
    permissions: fields.getAll('permissions'),
    redirectUrls: linesOf(fields.get('redirectUrls')),
    ipWhitelist: linesOf(fields.get('ipWhitelist')),
  });
  if (said !== null) said.textContent = refusal ?? said.dataset['saved'] ?? '';
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-app]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save(form);
  });
  form.addEventListener('input', () => form.querySelector('.said')?.replaceChildren());
}

/** Changes a switch, and changes it back when that is refused. */
async function turn(box: HTMLInputElement): Promise<void> {
  const { fault, corp, person } = box.dataset;
  const refusal =
    fault === undefined
      ? await call(box.checked ? 'PUT' : 'DELETE', `/control/members/${corp ?? ''}/${person ?? ''}`)
      : box.checked
        ? await call('PUT', '/control/faults', { name: fault })
        : await call('DELETE', `/control/faults?name=${fault}`);
  if (refusal !== undefined) box.checked = !box.checked;
}

for (const box of document.querySelectorAll<HTMLInputElement>('[data-fault], [data-person]')) {
  box.addEventListener('change', () => void turn(box));
}

letCopy();
