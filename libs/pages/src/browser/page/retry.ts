/** Counts down the time until a retry makes sense. */
export function countRetriesDown(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-retry]')) countDown(place);
}

function countDown(place: HTMLElement): void {
  const until = performance.now() + Number(place.dataset['retry']) * 1_000;
  const tick = () => {
    const left = Math.ceil((until - performance.now()) / 1_000);
    place.textContent =
      left > 0 ? (place.dataset['in'] ?? '').replace('{time}', clock(left)) : (place.dataset['now'] ?? '');
    if (left <= 0) clearInterval(timer);
  };
  const timer = setInterval(tick, 1_000);
  tick();
}

/** `9:59`, or `1:00:00`. */
function clock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = two(seconds % 60);
  return minutes < 60
    ? `${String(minutes)}:${rest}`
    : `${String(Math.floor(minutes / 60))}:${two(minutes % 60)}:${rest}`;
}
