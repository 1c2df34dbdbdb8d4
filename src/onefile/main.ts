import '../app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { addFonts } from './fonts.ts';
import { openHeld } from './held.ts';
import { FILE_WORDS } from './words.ts';

const target = document.querySelector('#app')!;

addFonts();
openHeld(document).then(
  (held) => mount(App, { target, props: { held } }),
  (error: unknown) => {
    console.error(error);
    target.textContent = FILE_WORDS.broken;
  }
);
