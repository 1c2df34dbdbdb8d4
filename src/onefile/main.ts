import '../app.css';
import { mount } from 'svelte';
import { loadSay } from '../lib/messages/index.ts';
import App from './App.svelte';
import { addFonts } from './fonts.ts';
import { openHeld } from './held.ts';
import { localeWanted } from './language.ts';

addFonts();
void openPage(document.querySelector('#app')!);

async function openPage(target: Element): Promise<void> {
  const asked = new URLSearchParams(location.hash.slice(1));
  try {
    const held = await openHeld(document);
    const say = await loadSay(localeWanted(asked, new URLSearchParams(held.about.look)));
    // A browser that saved the open page has put what was drawn into it.
    target.replaceChildren();
    mount(App, { target, props: { held, first: say } });
  } catch (error) {
    console.error(error);
    const say = await loadSay(localeWanted(asked, null));
    target.textContent = say('copy.broken');
  }
}
