/** For bad networks: lets the service worker keep what was read, and says how old a page is that it brought back. */
const { documentElement: root } = document;
const said = document.querySelector<HTMLMetaElement>('meta[name="offline-notice"]')?.content ?? '';
const asOf = root.dataset.asOf;

if (asOf !== undefined) {
  const date = new Intl.DateTimeFormat(`${root.lang}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(asOf));
  const notice = document.createElement('p');
  notice.className = 'notice offline inner';
  notice.role = 'status';
  notice.textContent = said.replace('{date}', date);
  document.querySelector('main')?.prepend(notice);
}

// Nothing is to be kept where somebody may have to hide that they read it.
if ('serviceWorker' in navigator && document.querySelector('.exit') === null) {
  // What the reader came for goes first.
  if (document.readyState === 'complete') keep();
  else addEventListener('load', keep);
}

function keep(): void {
  void navigator.serviceWorker
    .register('/sw.js')
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => {
      const parts = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel="stylesheet"], link[rel="icon"], script[src]')];
      const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
      active?.postMessage({
        language: root.lang,
        page: location.pathname,
        assets: parts.map((part) => new URL('src' in part ? part.src : part.href).pathname),
        thrifty: connection?.saveData === true,
      });
    })
    .catch(() => undefined);
}
