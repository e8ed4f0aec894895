import { randomInt } from 'node:crypto';

/** The number that the browser shows, and the numbers from which the person chooses on the phone. */
export interface MatchingNumber {
  readonly number: number;
  readonly choices: readonly number[];
}

const CHOICES = 3;

/** Draws a number of two digits and two others, in random order, from the CSPRNG. */
export function drawMatchingNumber(): MatchingNumber {
  const choices: number[] = [];
  while (choices.length < CHOICES) {
    const candidate = randomInt(10, 100);
    if (!choices.includes(candidate)) choices.push(candidate);
  }
  const number = choices[randomInt(0, CHOICES)] ?? 10;
  return { number, choices };
}
