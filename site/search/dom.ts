type Attributes = Record<string, string | boolean | undefined>;

/** Makes an element; strings become text and never markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** The element with an id. @throws when the page has none */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page lacks #${id}`);
  return element;
}

/** Text whose matches stand between U+0002 and U+0003, with the matches marked. */
export function highlighted(text: string): (Node | string)[] {
  // Parts of a compound word match one by one; on the page they are one match.
  return text.replaceAll('\u0003\u0002', '').split('\u0002').flatMap((part, index) => {
    if (index === 0) return [part];
    const [match = '', rest = ''] = part.split('\u0003');
    return [make('mark', {}, match), rest];
  });
}
