import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { connectionInterceptor } from '../http/connection.interceptor';
import { ConnectionBanner } from './connection-banner';

describe('the connection banner', () => {
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([connectionInterceptor])), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
  });

  function banner(): () => string {
    const fixture = TestBed.createComponent(ConnectionBanner);
    return () => {
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).textContent.trim();
    };
  }

  function ask() {
    TestBed.inject(HttpClient)
      .get('/thing')
      .subscribe({ error: () => undefined });
    return http.expectOne('/thing');
  }

  it('appears when a request gets no answer, and disappears when one is answered, even by a refusal', () => {
    const text = banner();
    expect(text()).toBe('');
    ask().error(new ProgressEvent('error'));
    expect(text()).toContain('The server cannot be reached.');
    ask().flush({}, { status: 409, statusText: 'Conflict' });
    expect(text()).toBe('');
    ask().error(new ProgressEvent('error'));
    ask().flush({});
    expect(text()).toBe('');
  });

  it("also follows the browser's online state", () => {
    const text = banner();
    window.dispatchEvent(new Event('offline'));
    expect(text()).toContain('You are offline.');
    window.dispatchEvent(new Event('online'));
    expect(text()).toBe('');
  });
});
