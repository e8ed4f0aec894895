/** Scans the newest code in the simulator, to which the page links, and confirms. */
export async function scan(hand, page, person) {
  const opened = page.waitForEvent('popup');
  await hand.press(page.getByRole('link', { name: 'Scan with the simulator' }));
  const phone = await opened;
  await hand.press(phone.getByRole('radio', { name: person }).locator('..'));
  await hand.press(phone.locator('#shown button').first());
  const screen = phone.frameLocator('iframe');
  await hand.press(screen.getByRole('button', { name: 'Confirm', exact: true }));
  await screen.getByRole('heading', { name: 'Confirmed' }).waitFor();
  await phone.close();
}
