/** Lines of the documents that the walk does not run unchanged, with the reason. */
const LEFT_OUT: readonly { readonly lines: RegExp; readonly why: string }[] = [
  { lines: /^systemctl /, why: 'no systemd runs here: the walk starts and ends what the units say itself' },
  {
    lines: /^docker compose |^cp docker\/\.env\.example /,
    why: 'no Docker: test/docker holds compose files and images to what they must be',
  },
  {
    lines: /^scrape_configs:$|^ {2}- job_name:|^ {4}(authorization|static_configs):/,
    why: 'a part of the configuration of Prometheus, which Debian 12 would have to bring',
  },
];

export function isLeftOut(line: string): boolean {
  return LEFT_OUT.some(({ lines }) => lines.test(line));
}

/** Reasons in the table that no line of the documents needs any more. */
export function idleReasons(text: string): readonly string[] {
  const all = text.split('\n').map((line) => line.trimEnd());
  return LEFT_OUT.filter(({ lines }) => !all.some((line) => lines.test(line))).map(({ why }) => why);
}
