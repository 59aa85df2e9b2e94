import type { Page } from 'playwright-core';

/** More stops than any page of the seed has. */
const MOST = 400;

type Marked = Window & typeof globalThis & { former?: { element: Element; style: string } };

/** A reader who has a keyboard and nothing else, and who looks at every stop whether they see where they are. */
export class Keyboard {
  readonly page: Page;
  /** Stops that could not be seen. */
  readonly unseen: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses a key, and looks where that leads. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.look();
  }

  /** Goes on, or back by "Shift+Tab", until something has the focus. @throws when it is not reached */
  async reach(selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let stop = 0; stop < MOST; stop += 1) {
      await this.press(key);
      if (await this.isAt(selector)) return;
    }
    throw new Error(`${selector} cannot be reached by ${key}.`);
  }

  /** Whether something that fits has the focus. */
  isAt(selector: string): Promise<boolean> {
    return this.page.evaluate((fitting) => document.activeElement?.matches(fitting) === true, selector);
  }

  /** What has the focus, as a test names it: by its id, else as HTML. */
  at(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return 'nothing';
      return element.id ? `#${element.id}` : element.outerHTML.slice(0, 80);
    });
  }

  /** Notes a stop that does not look otherwise than without the focus, or that something hides. */
  async look(): Promise<void> {
    // A page that is being left has no more to show.
    const wrong = await this.page.evaluate(lookAtFocus).catch(() => []);
    const { pathname } = new URL(this.page.url());
    this.unseen.push(...wrong.map((each) => `${pathname} ${each}`));
  }
}

/**
 * Runs in the page: what is wrong with the stop at hand and with the look of the one before, which is compared with how that looks now.
 * @see https://www.w3.org/TR/WCAG22/#focus-visible and https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum
 */
function lookAtFocus(): string[] {
  const told = (element: Element) => `${element.outerHTML.slice(0, 90)}…`;
  const styleOf = (element: Element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    return outlineStyle === 'none' || outlineWidth === '0px' ? boxShadow : `${outlineStyle} ${outlineWidth} ${outlineColor} ${boxShadow}`;
  };
  const marked = window as Marked;
  const wrong: string[] = [];
  const { former } = marked;
  const element = document.activeElement;
  if (former && former.element !== element && former.element.isConnected && styleOf(former.element) === former.style) wrong.push(`looks the same with and without the focus: ${told(former.element)}`);
  if (!element || element === document.body) {
    delete marked.former;
    return wrong;
  }
  marked.former = { element, style: styleOf(element) };
  // A link over several lines has several boxes.
  const box = element.getClientRects()[0];
  if (!box) return [...wrong, `has no box: ${told(element)}`];
  const { clientWidth, clientHeight } = document.documentElement;
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, clientHeight)];
  if (bottom - top < Math.min(box.height, clientHeight) - 1 || box.left < -1 || box.right > clientWidth + 1) wrong.push(`reaches out of the screen: ${told(element)}`);
  const hit = document.elementFromPoint((box.left + box.right) / 2, (top + bottom) / 2);
  if (!hit || !(element.contains(hit) || hit.contains(element))) wrong.push(`is hidden beneath ${hit ? told(hit) : 'something'}: ${told(element)}`);
  return wrong;
}
