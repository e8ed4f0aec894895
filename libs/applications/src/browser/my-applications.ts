// Filters applications by the typed text, and moves between them with the arrow keys. Without this script, all of them are shown.
const section = document.querySelector<HTMLElement>('[data-applications]');
const label = section?.querySelector<HTMLElement>('.apps-search');
const field = label?.querySelector('input');

const tiles = (): HTMLAnchorElement[] =>
  [...(section?.querySelectorAll<HTMLAnchorElement>('.app') ?? [])].filter(
    (tile) => tile.closest('[hidden]') === null,
  );

function search(): void {
  const words = (field?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  for (const group of section?.querySelectorAll<HTMLElement>('.apps-group') ?? []) {
    for (const item of group.querySelectorAll<HTMLElement>('li'))
      item.hidden = !words.every((word) => item.dataset['search']?.includes(word));
    // Recently used applications are also in the other groups.
    const isRepeated = group.dataset['recent'] !== undefined && words.length > 0;
    group.hidden = isRepeated || group.querySelector('li:not([hidden])') === null;
  }
  const status = section?.querySelector<HTMLElement>('[data-no-match]');
  if (status) status.hidden = tiles().length > 0;
}

/** Left and right go to the neighbour; up and down to the nearest tile of the next visible row. */
function neighbourOf(tile: HTMLAnchorElement, key: string): HTMLAnchorElement | undefined {
  const all = tiles();
  const at = all.indexOf(tile);
  if (key === 'ArrowRight') return all[at + 1];
  if (key === 'ArrowLeft') return all[at - 1];
  const { left, top } = tile.getBoundingClientRect();
  const places = all.map((one) => ({ one, place: one.getBoundingClientRect() }));
  const beyond = places.filter(({ place }) => (key === 'ArrowDown' ? place.top > top : place.top < top));
  const distance = (place: DOMRect): number =>
    Math.abs(place.top - top) * 1_000 + Math.abs(place.left - left);
  return beyond.sort((a, b) => distance(a.place) - distance(b.place))[0]?.one;
}

if (label && field) {
  label.hidden = false;
  field.addEventListener('input', search);
  field.addEventListener('keydown', (event) => {
    const [first] = tiles();
    if (event.isComposing || first === undefined) return;
    if (event.key === 'Enter' && field.value.trim() !== '') first.click();
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      first.focus();
    }
    if (event.key === 'Escape') {
      field.value = '';
      search();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return;
    event.preventDefault();
    field.focus();
  });
}

section?.addEventListener('keydown', (event) => {
  const tile = event.target instanceof HTMLElement ? event.target.closest<HTMLAnchorElement>('.app') : null;
  if (tile === null || !/^Arrow(Up|Down|Left|Right)$/.test(event.key)) return;
  const next = neighbourOf(tile, event.key);
  if (next === undefined && event.key !== 'ArrowUp') return;
  event.preventDefault();
  (next ?? field)?.focus();
});
