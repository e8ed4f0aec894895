import { createHash } from 'node:crypto';

const AVATAR_COLOURS = ['#3b6fd8', '#0f8a6d', '#b4541f', '#7a4fc0', '#b03a6a', '#3f7d20', '#5b6b7f'] as const;

function numberOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0);
}

/** A mainland-looking number, the same for the same person every time. */
export function mobileOf(id: string): string {
  return `139${String(numberOf(id) % 100_000_000).padStart(8, '0')}`;
}

export function avatarColourOf(id: string): string {
  return AVATAR_COLOURS[numberOf(id) % AVATAR_COLOURS.length] ?? AVATAR_COLOURS[0];
}
