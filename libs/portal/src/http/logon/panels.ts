import { Injectable } from '@nestjs/common';
import { builtInPanels } from '../../pages/index.js';

/** The panels of the logon methods of this process. A module that brings a method registers its panel here. */
@Injectable()
export class Panels {
  readonly all = builtInPanels();
}
