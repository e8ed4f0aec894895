import { Inject, Injectable, Optional, type OnApplicationBootstrap } from '@nestjs/common';
import { LogonPanels } from '#pages';
import { SETTINGS, type Settings } from '#runtime';
import { ScanPanel } from '../pages/scan-panel.js';
import { ScanMethods } from '../scan-methods.js';
import { TrialPhone } from '../trial-phone.js';
import { InsideApp } from './same-device/inside-app.js';

/** Gives every scan method its panel once all modules have registered theirs. */
@Injectable()
export class ShowScanMethods implements OnApplicationBootstrap {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly methods: ScanMethods,
    private readonly panels: LogonPanels,
    private readonly inside: InsideApp,
    @Optional() private readonly trialPhone?: TrialPhone,
  ) {}

  onApplicationBootstrap(): void {
    for (const method of this.methods.all) {
      const { settings, inside, trialPhone } = this;
      this.panels.register(new ScanPanel(method, settings.PUBLIC_URL, inside, trialPhone?.address));
    }
  }
}
