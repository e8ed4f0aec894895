import { ChangeDetectionStrategy, Component } from '@angular/core';
import { PageHeader } from '../../ui/page-header';

@Component({
  selector: 'oe-dingtalk-page',
  imports: [PageHeader],
  template: '<oe-page-header />',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DingtalkPage {}
