import type { Screen } from './state.ts';

/** Widths in CSS pixels from which on two and three chats are legible side by side. */
const TWO = 1180;
const THREE = 1720;
/** Below it (see the style sheets) the list and the chat take turns. */
const NARROW = 760;

export function currentScreen(): Screen {
  const width = window.innerWidth;
  return { room: width >= THREE ? 3 : width >= TWO ? 2 : 1, narrow: width < NARROW };
}

/** Calls with each change that matters; returns the function that ends it. */
export function watchScreen(changed: (screen: Screen) => void): () => void {
  const queries = [NARROW, TWO, THREE].map((width) => window.matchMedia(`(min-width: ${width}px)`));
  const tell = (): void => changed(currentScreen());
  for (const query of queries) query.addEventListener('change', tell);
  return () => {
    for (const query of queries) query.removeEventListener('change', tell);
  };
}
