import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ListConnections, type Connection } from '#providers';
import type { DirectorySource } from '../domain/source.js';

/** The providers whose connections a directory can be read from. */
@Injectable()
export class DirectorySources {
  readonly #sources = new Map<string, DirectorySource>();

  constructor(private readonly connections: ListConnections) {}

  register(source: DirectorySource): void {
    this.#sources.set(source.provider, source);
  }

  /** Those of a tenant's connections that have a directory. */
  async connectionsOf(tenantId: string): Promise<readonly Connection[]> {
    const all = await this.connections.execute(tenantId);
    return all.filter(({ provider }) => this.#sources.has(provider));
  }

  /**
   * A connection of the tenant, and its source.
   *
   * @param which id or key; the only one when left out
   * @throws DomainError `directory.connection_unknown`, `directory.connection_ambiguous`
   */
  async of(
    tenantId: string,
    which?: string,
  ): Promise<{ readonly connection: Connection; readonly source: DirectorySource }> {
    const all = await this.connectionsOf(tenantId);
    const named = which === undefined ? all : all.filter(({ id, key }) => id === which || key === which);
    const [connection, other] = named;
    const source = connection && this.#sources.get(connection.provider);
    if (source === undefined || connection === undefined) {
      throw new DomainError('not_found', 'directory.connection_unknown', {
        detail: 'There is no such connection with a directory. Connect the organisation first.',
      });
    }
    if (other !== undefined) {
      throw new DomainError('conflict', 'directory.connection_ambiguous', {
        detail: 'There are several connections. Name one by its key.',
      });
    }
    return { connection, source };
  }
}
