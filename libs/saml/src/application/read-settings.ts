import { Injectable } from '@nestjs/common';
import { OutgoingCalls, withChanges, type GeneralSettings } from '#applications';
import { DomainError, parseInput } from '#kernel';
import { generalSettings, type SamlChanges, samlChanges } from '../domain/application-input.js';
import { refused } from '../domain/refused.js';
import { NEW_SERVICE_PROVIDER, serviceProvider, type ServiceProvider } from '../domain/service-provider.js';
import { readMetadata } from '../messages/read-metadata.js';

/** The error code for every invalid setting. */
export const INVALID = 'application.invalid';

/** Maximum size of fetched metadata. */
const MOST_BYTES = 256 * 1_024;

/** The settings of a SAML application: the general part and the SAML part. */
export interface SamlSettings {
  readonly general: GeneralSettings;
  readonly provider: ServiceProvider;
}

/** The previous settings; for a new application, the defaults. */
interface Former {
  readonly general: Partial<GeneralSettings>;
  readonly provider: Partial<ServiceProvider>;
}

/** An application's metadata, as text or as an address. */
interface GivenMetadata {
  readonly metadata?: string | undefined;
  readonly metadataUrl?: string | undefined;
}

/** Combines an administrator's input with the application's metadata. */
@Injectable()
export class ReadSettings {
  constructor(private readonly calls: OutgoingCalls) {}

  /**
   * The settings after a change. Explicit values take precedence over the metadata, and the metadata over the previous settings.
   *
   * @throws DomainError `application.invalid`, `saml.metadata_invalid`
   */
  async execute(former: Former, input: SamlChanges): Promise<SamlSettings> {
    const { metadata, metadataUrl, ...said } = parseInput(samlChanges, input, INVALID);
    const read = await this.read({ metadata, metadataUrl });
    const settings = withChanges<object>({ ...former.general, ...former.provider, ...read }, said);
    if (!('entityId' in settings && 'consumers' in settings))
      throw new DomainError('invalid', INVALID, {
        detail:
          'Provide the metadata of the application, or its entity id and an assertion consumer service.',
      });
    return {
      general: parseInput(generalSettings, settings, INVALID),
      provider: parseInput(serviceProvider, settings, INVALID),
    };
  }

  /**
   * The settings that the metadata of a new application would give; nothing is stored.
   *
   * @throws DomainError `application.invalid`, `saml.metadata_invalid`
   */
  async preview(metadata: GivenMetadata): Promise<ServiceProvider> {
    const settings = { ...NEW_SERVICE_PROVIDER, ...(await this.read(metadata)) };
    return parseInput(serviceProvider, settings, INVALID);
  }

  private async read({ metadata, metadataUrl }: GivenMetadata): Promise<Partial<ServiceProvider>> {
    const xml = metadataUrl === undefined ? metadata : await this.fetch(metadataUrl);
    return xml === undefined ? {} : readMetadata(xml);
  }

  private async fetch(address: string): Promise<string> {
    const wrong = (why: string, cause?: unknown) =>
      refused('saml.metadata_invalid', `The metadata cannot be read from its address: ${why}.`, cause);
    try {
      const { status, text } = await this.calls.exchange(new URL(address), {
        method: 'GET',
        headers: { accept: 'application/samlmetadata+xml, application/xml, text/xml' },
        mostBytes: MOST_BYTES,
      });
      if (status === 200) return text;
    } catch (cause) {
      // Gives no details, because they could reveal the inside of a network.
      throw wrong('it is not answered, not in time, too long, or not to be called from here', cause);
    }
    throw wrong('it is answered by an error');
  }
}
