// Filters the operations by the typed words, and opens the one named in the address.
const form = document.querySelector<HTMLFormElement>('.api-search');
const field = form?.querySelector('input');
const status = form?.querySelector<HTMLElement>('[role=status]');
const entries = [...document.querySelectorAll<HTMLDetailsElement>('.api-operation')];
const areas = [...document.querySelectorAll<HTMLElement>('.api-area')];

function search(): void {
  const words = (field?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  for (const entry of entries) entry.hidden = !words.every((word) => entry.dataset['search']?.includes(word));
  for (const area of areas) area.hidden = area.querySelector('.api-operation:not([hidden])') === null;
  if (status) status.hidden = areas.some(({ hidden }) => !hidden);
}

function openNamed(): void {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(named instanceof HTMLDetailsElement)) return;
  if (named.hidden && field) {
    field.value = '';
    search();
  }
  named.open = true;
  named.scrollIntoView({ block: 'start' });
}

if (form && field) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  field.addEventListener('input', search);
}
window.addEventListener('hashchange', openNamed);
openNamed();
