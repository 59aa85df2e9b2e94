/** Milliseconds within which the key has to be pressed often enough. */
const PATIENCE = 3000;
const PRESSES = 3;

/**
 * Leaves the page without a trace of it in the way back, by the link or by pressing Shift three times.
 * Without this the link still works; the page then stays one step back.
 * @see https://design-system.service.gov.uk/components/exit-this-page/
 */
export function exitBy(link: HTMLAnchorElement): void {
  let presses: number[] = [];
  const leave = () => {
    // The other page may take seconds to come: nothing of this one stays on the screen until then.
    document.title = '';
    document.body.hidden = true;
    location.replace(link.href);
  };
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener('keydown', ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    presses = key === 'Shift' ? [...presses.filter((pressed) => timeStamp - pressed < PATIENCE), timeStamp] : [];
    if (presses.length >= PRESSES) leave();
  });
}
