import { Clipboard } from '@angular/cdk/clipboard';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { CopyButton } from './copy-button';

describe('the copy button', () => {
  it('copies the value', async () => {
    const copied: string[] = [];
    const clipboard = { copy: (text: string) => copied.push(text) > 0 };
    TestBed.configureTestingModule({ providers: [{ provide: Clipboard, useValue: clipboard }] });
    const fixture = TestBed.createComponent(CopyButton);
    fixture.componentRef.setInput('value', 'https://id.example.com/callback');
    const button = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatButtonHarness);
    await button.click();
    expect(copied).toEqual(['https://id.example.com/callback']);
  });
});
