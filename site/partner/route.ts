import { useEffect, useState } from 'preact/hooks';

let hasMoved = false;

/** Parts of the address after "#/": `["proposal", "…"]`; none for the first view. */
const partsNow = (): readonly string[] => location.hash.replace(/^#?\/?/, '').split('/').filter(Boolean).map(decoded);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Whether somebody has gone from one view to another since the page was opened: then the focus goes along. */
export const hasGone = (): boolean => hasMoved;

/** Goes to a view, such as "/proposals". */
export function go(to: string): void {
  location.hash = `#${to}`;
}

/** The view that the address names, as it changes. */
export function useRoute(): readonly string[] {
  const [parts, setParts] = useState(partsNow);
  useEffect(() => {
    const change = () => {
      hasMoved = true;
      setParts(partsNow());
    };
    addEventListener('hashchange', change);
    return () => {
      removeEventListener('hashchange', change);
    };
  }, []);
  return parts;
}
