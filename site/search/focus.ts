/** Draws something anew. Where that takes away what had the focus, `otherwise` gets it: who goes by keyboard is not thrown back to the top of the page. */
export function keepFocus(otherwise: HTMLElement | null, draw: () => void): void {
  const held = document.activeElement !== document.body;
  draw();
  const now = document.activeElement;
  // What is hidden only loses the focus when the browser has drawn the page.
  if (held && (now === document.body || now?.getClientRects().length === 0)) otherwise?.focus();
}
