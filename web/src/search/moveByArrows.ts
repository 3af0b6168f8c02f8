import type { KeyboardEvent } from 'react';

/** Up and down go between the links of a list; Tab does as always. */
export function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-hit]')];
  const index = links.indexOf(event.target as HTMLElement);
  const next = index < 0 ? undefined : links[index + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
