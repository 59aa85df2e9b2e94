import { useEffect, useRef, useState } from 'preact/hooks';
import { REFUSED } from './ask.ts';
import { Answered, useAsked } from './asked.tsx';
import { Frame } from './Frame.tsx';
import { Heading } from './Heading.tsx';
import { HereContext, loadMe } from './me.ts';
import { useRoute } from './route.ts';
import { View } from './View.tsx';
import { pageLanguage, word } from './words.ts';

/** The whole area: asks who is there, and shows the view that the address names. */
export function Shell() {
  const asked = useAsked(loadMe);
  const route = useRoute();
  const hasEnded = useEnding();
  const [isGone, setGone] = useState(false);
  if (isGone) return <Gone />;
  return (
    <Answered asked={asked}>
      {(me) => (me === null
        ? <SignedOut />
        : (
            <HereContext.Provider value={{ me, again: asked.again, gone: () => setGone(true) }}>
              <Frame route={route} me={me}>
                {hasEnded && <p class="notice alert" role="alert">{word('state.ended')} <a href={`/${pageLanguage}/sign-in/`} target="_blank" rel="noopener">{word('state.out.link')}</a></p>}
                <View key={route.join('/')} route={route} />
              </Frame>
            </HereContext.Provider>
          ))}
    </Answered>
  );
}

/** Whether the session has ended while somebody was here: what they have written must stay on the page. */
function useEnding(): boolean {
  const [hasEnded, setEnded] = useState(false);
  useEffect(() => {
    const look = () => void loadMe().then((me) => {
      setEnded(me === null);
    }, () => undefined);
    addEventListener(REFUSED, look);
    return () => {
      removeEventListener(REFUSED, look);
    };
  }, []);
  return hasEnded;
}

/** After somebody has deleted their account. */
function Gone() {
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    text.current?.focus();
  }, []);
  return (
    <>
      <Heading text={word('gone.heading')} />
      <p class="lead" role="status" tabIndex={-1} ref={text}>{word('gone.text')}</p>
      <p><a class="button" href={`/${pageLanguage}/`}>{word('gone.link')}</a></p>
    </>
  );
}

function SignedOut() {
  return (
    <>
      <Heading text={word('state.out')} />
      <p class="lead">{word('state.out.text')}</p>
      <p><a class="button" href={`/${pageLanguage}/sign-in/`}>{word('state.out.link')}</a></p>
    </>
  );
}
