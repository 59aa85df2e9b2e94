import { render } from 'preact';
import { Shell } from './Shell.tsx';

const page = document.getElementById('partner');

if (page) {
  // What stands there is for those without JavaScript.
  page.replaceChildren();
  render(<Shell />, page);
}
