import { WrongUsage } from '../../failure.js';

/** Refuses options of another protocol, so that none is ignored silently. */
export function refuse<Options extends object>(
  options: Options,
  names: readonly (keyof Options & string)[],
  protocol: string,
): void {
  const given = names.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  const flag = given.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new WrongUsage(`--${flag} does not apply to applications with ${protocol}.`);
}
