import { Injectable } from '@nestjs/common';
import type { Principal } from '#http';
import type { BrandedTenant } from '../context/branded-tenant.js';
import type { TenantContext } from '../context/page-context.js';

/** A person who opens the portal's home. */
export interface HomeVisit {
  readonly context: TenantContext;
  readonly tenant: BrandedTenant;
  readonly principal: Principal;
}

/** A part of the portal's home, contributed by the module that it belongs to. */
export interface HomeSection {
  readonly key: string;
  /** Sections are sorted by place, the lowest first. */
  readonly place: number;
  /** Its stylesheets and scripts besides those of every page, by name. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  draw(visit: HomeVisit): Promise<JSX.Element>;
}

/** The sections of the portal's home. */
@Injectable()
export class HomeSections {
  #sections: readonly HomeSection[] = [];

  register(section: HomeSection): void {
    if (this.#sections.some(({ key }) => key === section.key))
      throw new Error(`The home has two sections ${section.key}`);
    this.#sections = [...this.#sections, section].sort((a, b) => a.place - b.place);
  }

  /** The files that the page must load for its sections. */
  assets(): { readonly styles: readonly string[]; readonly scripts: readonly string[] } {
    return {
      styles: this.#sections.flatMap(({ styles = [] }) => styles),
      scripts: this.#sections.flatMap(({ scripts = [] }) => scripts),
    };
  }

  /** All sections in their order, rendered concurrently. */
  async draw(visit: HomeVisit): Promise<readonly JSX.Element[]> {
    return Promise.all(this.#sections.map(async (section) => section.draw(visit)));
  }
}
