// Loaded before a process of the product (`node --import`): sets its clock wrong by WRONG_CLOCK_SECONDS.
const offset = Number(process.env.WRONG_CLOCK_SECONDS) * 1_000;
const RightDate = Date;

globalThis.Date = class Date extends RightDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RightDate.now() + offset] : given));
  }

  static now() {
    return RightDate.now() + offset;
  }
};
