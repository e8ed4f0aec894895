/** Windows that are photographed at once: most of the time of a picture is waiting for a page to load and to fall quiet. */
const AT_ONCE = 4;

/** Does something for every look, for some of them at once; it is told how manieth the look is. */
export async function eachLook(looks, act) {
  const waiting = looks.map((look, index) => ({ look, index }));
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await act(next.look, next.index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
