import { CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FakeApi, settled } from '../../../../testing/fake-api';
import { samlCertificatesList } from '../../../api/generated/functions';
import { Session } from '../../../session/session';
import { SigningCertificate } from '../certificates/signing-certificate';
import { ValuesList } from '../any-protocol/values-list';
import { SamlStore } from '../stores/saml-store';
import { SamlPage } from './saml-page';

const IDP = 'https://id.example.com/t/acme/saml';
const APPLICATION = {
  metadataUrl: `${IDP}/metadata`,
  ssoUrl: `${IDP}/sso`,
  sloUrl: `${IDP}/slo`,
  entityId: 'https://app.example.com',
  consumers: [],
};

describe('the page of a SAML application', () => {
  const api = new FakeApi();

  async function shown(): Promise<HTMLElement> {
    const store = { application: signal(APPLICATION), problem: signal(undefined), load: () => undefined };
    TestBed.configureTestingModule({
      providers: [api.provider, { provide: Session, useValue: { can: () => false } }],
    });
    // Its other parts have their own specs.
    TestBed.overrideComponent(SamlPage, {
      set: {
        imports: [ValuesList],
        providers: [SigningCertificate, { provide: SamlStore, useValue: store }],
        schemas: [CUSTOM_ELEMENTS_SCHEMA],
      },
    });
    const fixture = TestBed.createComponent(SamlPage);
    fixture.componentRef.setInput('applicationId', 'one');
    await fixture.whenStable();
    await settled();
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  const values = (page: HTMLElement) =>
    Array.from(page.querySelectorAll('dl code'), ({ textContent }) => textContent);

  it('shows the values to enter before there is a certificate, and how to get one', async () => {
    api.on(samlCertificatesList, () => ({ items: [] }));
    const page = await shown();
    const { metadataUrl, ssoUrl, sloUrl } = APPLICATION;
    expect(values(page)).toEqual([metadataUrl, metadataUrl, ssoUrl, sloUrl]);
    expect(page.querySelector('a[download]')?.getAttribute('href')).toBe(metadataUrl);
    const hint = 'The certificate is made when the metadata is downloaded.';
    expect(page.querySelector('dl .oe-muted')?.textContent).toBe(hint);
  });

  it('shows the certificate once there is one', async () => {
    const certificate = { certificate: 'PEM', fingerprint: 'AB:CD', retiresAt: null };
    api.on(samlCertificatesList, () => ({
      items: [{ ...certificate, signsFrom: '2026-01-01T00:00:00Z' }] as never[],
    }));
    expect(values(await shown()).slice(-2)).toEqual(['PEM', 'AB:CD']);
  });
});
