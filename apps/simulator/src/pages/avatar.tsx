import type { Person } from '../world/person.js';

function initialOf(person: Person): string {
  const [first] = new Intl.Segmenter().segment(person.name);
  return first?.segment ?? '?';
}

/** A round picture: the person's colour and first character. */
export function avatarSvg(person: Person): string {
  const initial = initialOf(person).replace(/[&<>"']/g, '');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="24" fill="${person.avatarColour}"/>` +
    `<text x="24" y="25" fill="#fff" font-family="system-ui, PingFang SC, Noto Sans SC, Microsoft YaHei, sans-serif" ` +
    `font-size="20" font-weight="600" text-anchor="middle" dominant-baseline="central">${initial}</text></svg>`
  );
}

export function Avatar({ person }: { readonly person: Person }) {
  return <img class="avatar" src={`/avatars/${person.id}.svg`} alt="" width="40" height="40" />;
}
