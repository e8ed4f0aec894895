import { TestBed } from '@angular/core/testing';
import { sampleRecord } from '../../../../testing/sample-records';
import { LogonAttempts } from './logon-attempts';
import type { Obstacle } from './obstacles';
import type { Remedy } from './remedies';

const SUSPENDED: Obstacle = { text: 'The account is suspended.', helps: ['resume'] };

describe('the reasons why somebody cannot log on', () => {
  /** The lines shown, each with its button. */
  function lines(obstacles: readonly Obstacle[], reasons: readonly string[]): readonly string[] {
    const fixture = TestBed.createComponent(LogonAttempts);
    fixture.componentRef.setInput('obstacles', obstacles);
    const attempts = reasons.map((reason, index) =>
      sampleRecord(index, { type: 'authenticators.attempt.refused', outcome: 'refused', reason }),
    );
    fixture.componentRef.setInput('attempts', attempts);
    fixture.componentRef.setInput('possible', new Set<Remedy>(['resume', 'password']));
    fixture.detectChanges();
    const items = [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')];
    return items.map((item) =>
      [
        item.querySelector('.words > span:first-child, strong.words, .none .words')?.textContent,
        item.querySelector('button')?.textContent,
      ]
        .map((text) => text?.trim())
        .filter((text) => text !== undefined)
        .join(' → '),
    );
  }

  it('begin with the general obstacles, and offer each remedy once', () => {
    expect(lines([SUSPENDED], ['credentials.wrong', 'account.not_active'])).toEqual([
      'The account is suspended. → Resume',
      'The password was wrong. → Set a password',
      'The account is suspended.',
    ]);
  });

  it('do not include “no attempts” while an obstacle exists', () => {
    expect(lines([SUSPENDED], [])).toHaveLength(1);
    expect(lines([], [])[0]).toContain('Nobody has tried');
  });
});
