import { knowsPasskeys, signInWithPasskey } from './passkey.ts';

/** Shows the other way to sign in to those whose browser knows it; the form with the mail address stays for all. */
const place = document.getElementById('passkey');
const button = place?.querySelector('button');
const alert = place?.querySelector('[role="alert"]');

if (place && button && alert && knowsPasskeys()) {
  place.hidden = false;
  button.addEventListener('click', () => {
    alert.textContent = '';
    signInWithPasskey().then(
      () => {
        location.assign(`/${document.documentElement.lang}/partner/`);
      },
      () => {
        alert.textContent = place.dataset['failed'] ?? '';
      },
    );
  });
}
