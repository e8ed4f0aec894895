import { TestBed } from '@angular/core/testing';
import { Avatar } from './avatar';

describe('the avatar', () => {
  function shown(name: string, kind: 'person' | 'thing'): string {
    const fixture = TestBed.createComponent(Avatar);
    fixture.componentRef.setInput('name', name);
    fixture.componentRef.setInput('kind', kind);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent;
  }

  it("shows the given name of a person, and the beginning of a thing's name", () => {
    expect([shown('王小明', 'person'), shown('ada Wang', 'person')]).toEqual(['小明', 'A']);
    expect([shown('网页应用', 'thing'), shown('gitLab', 'thing')]).toEqual(['网', 'G']);
  });
});
