import { useEffect, useRef } from 'preact/hooks';
import { pageLanguage, word } from './words.ts';

/** Says that something needs a sign-in of this quarter of an hour, and leads there. */
export function SignInAgain() {
  const notice = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    notice.current?.focus();
  }, []);
  return <p class="notice alert" role="alert" tabIndex={-1} ref={notice}>{word('state.fresh')} <a href={`/${pageLanguage}/sign-in/`}>{word('state.out.link')}</a></p>;
}
