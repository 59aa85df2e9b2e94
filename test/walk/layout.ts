/**
 * Runs in a page: what a reader could not read or use of it at its size, such as text that is cut off. Parts that screen readers alone get, or only the eye as an ornament, do not count.
 * @see https://www.w3.org/TR/WCAG22/#reflow and https://www.w3.org/TR/WCAG22/#resize-text
 */
export function layoutTroubles(): string[] {
  const told = (element: Element) => element.outerHTML.slice(0, 90);
  const { scrollWidth, clientWidth, clientHeight } = document.documentElement;
  const wrong = scrollWidth > clientWidth ? [`is ${String(scrollWidth - clientWidth)} px too wide`] : [];
  const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => element.checkVisibility() && !element.closest('.unseen, .skip, [aria-hidden="true"]'));

  let stays = 0;
  for (const element of shown) {
    const style = getComputedStyle(element);
    if (style.position === 'sticky' || style.position === 'fixed') stays += element.offsetHeight;
    // Fractions of a pixel are rounded up in one of the two and down in the other.
    const cuts = (overflow: string, wanted: number, given: number) => /hidden|clip/.test(overflow) && wanted > given + 1;
    const isText = !(element instanceof SVGElement) && element.textContent.trim() !== '';
    if (isText && (cuts(style.overflowX, element.scrollWidth, element.clientWidth) || cuts(style.overflowY, element.scrollHeight, element.clientHeight))) wrong.push(`cuts off ${told(element)}`);
  }
  if (stays > clientHeight / 3) wrong.push(`keeps ${String(stays)} of ${String(clientHeight)} px for what does not scroll`);

  const boxes = shown.filter((element) => element.matches('a, button, input, select, summary')).flatMap((element) => [...element.getClientRects()].map((box) => ({ element, box })));
  boxes.forEach(({ element, box }, index) => {
    // Lines of links in a running text may come as close as their letters.
    const over = boxes.slice(index + 1).find(({ element: other, box: its }) => !element.contains(other)
      && Math.min(box.right, its.right) - Math.max(box.left, its.left) > 4 && Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top) > 4);
    if (over && over.element !== element) wrong.push(`has ${told(element)} over ${told(over.element)}`);
  });

  const linesOf = (element: Element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()];
  };
  for (const ornament of document.querySelectorAll('svg')) {
    if (getComputedStyle(ornament).position !== 'absolute' || !ornament.checkVisibility()) continue;
    const its = ornament.getBoundingClientRect();
    const beneath = shown.find((element) => element.matches('p, h1, h2, label') && linesOf(element).some((line) => line.right > its.left + 1 && line.left < its.right - 1 && line.bottom > its.top + 1 && line.top < its.bottom - 1));
    if (beneath) wrong.push(`has an ornament beneath ${told(beneath)}`);
  }
  return wrong;
}
