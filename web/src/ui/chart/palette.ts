/** The theme's colours, as a canvas needs them. */
export interface Palette {
  series: string[];
  text: string;
  subtle: string;
  line: string;
  grid: string;
  background: string;
  font: string;
}

const kinds = ['accent', 'heather', 'warning', 'success', 'info', 'neutral'];

export function paletteOf(place: Element): Palette {
  const style = getComputedStyle(place);
  const color = (name: string) => style.getPropertyValue(`--ds-color-${name}`).trim();
  return {
    series: kinds.map((kind) => color(`${kind}-base-default`)),
    text: color('neutral-text-default'),
    subtle: color('neutral-text-subtle'),
    line: color('neutral-border-default'),
    grid: color('neutral-border-subtle'),
    background: color('neutral-background-default'),
    font: style.fontFamily,
  };
}

/** Calls back when the page goes light or dark, by its own choice or the computer's. */
export function onThemeChange(changed: () => void): () => void {
  const chosen = new MutationObserver(changed);
  chosen.observe(document.documentElement, { attributeFilter: ['data-color-scheme'] });
  const computer = matchMedia('(prefers-color-scheme: dark)');
  computer.addEventListener('change', changed);
  return () => {
    chosen.disconnect();
    computer.removeEventListener('change', changed);
  };
}
