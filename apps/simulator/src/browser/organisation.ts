import { call } from './parts/call.js';

const said = document.querySelector<HTMLElement>('.said');

/** The typed values in the types of the control API; an empty title is left out. */
function bodyOf(form: HTMLFormElement): Record<string, unknown> | undefined {
  const fields = new FormData(form);
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const body: Record<string, unknown> = {};
  for (const name of new Set(fields.keys())) {
    if (name === 'departments') body[name] = [...new Set(fields.getAll(name).map(Number))];
    else body[name] = name === 'parentId' ? Number(text(name)) : text(name);
  }
  return Object.keys(body).length === 0 ? undefined : body;
}

/** A free id for a new person: their name if it has Latin letters, and a random part. */
function newId(name: FormDataEntryValue | null): string {
  const letters = (typeof name === 'string' ? name : '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 24);
  return `${letters === '' ? 'person' : letters}-${crypto.randomUUID().slice(0, 4)}`;
}

async function send(form: HTMLFormElement): Promise<void> {
  const { method = 'PUT', path, join, then } = form.dataset;
  const body = bodyOf(form);
  const id = newId(new FormData(form).get('name'));
  const refusal = await call(method, path ?? `/control/members/${join ?? ''}/${id}`, body);
  if (refusal !== undefined) said?.replaceChildren(refusal);
  else if (then === undefined) location.reload();
  else location.assign(then);
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-path], form[data-join]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(form);
  });
}
