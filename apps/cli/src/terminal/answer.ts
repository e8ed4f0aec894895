/** The answer of a command: data for `--json`, and a text for people. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
}

/** Prints an answer on standard output. */
export function print(answer: Answer, asJson: boolean): void {
  const text = asJson ? JSON.stringify(answer.json, null, 2) : answer.text;
  process.stdout.write(`${text}\n`);
}
