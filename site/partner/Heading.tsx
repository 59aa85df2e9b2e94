import { useEffect, useRef } from 'preact/hooks';
import { hasGone } from './route.ts';

const site = document.title.split(' · ').at(-1) ?? '';

/** The heading of a view: it gets the focus when the view is gone to, and names the page. */
export function Heading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!hasGone()) return;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  useEffect(() => {
    document.title = `${text} · ${site}`;
  }, [text]);
  return <h1 ref={heading} tabIndex={-1}>{text}</h1>;
}
