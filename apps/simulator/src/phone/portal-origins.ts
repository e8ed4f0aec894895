/** The only servers the simulated phone ever visits. */
export class PortalOrigins {
  readonly #origins = new Set<string>();

  allow(url: string): void {
    this.#origins.add(new URL(url).origin);
  }

  has(origin: string): boolean {
    return this.#origins.has(origin);
  }

  all(): readonly string[] {
    return [...this.#origins];
  }
}
