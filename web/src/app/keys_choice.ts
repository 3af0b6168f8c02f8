const kept = 'ringmur-keys';

/** Whether single keys lead about the page. Whoever speaks to the computer may want them off (WCAG 2.1.4). */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(kept) !== 'off';
  } catch {
    return true;
  }
}

/** False where the browser keeps nothing: the choice could not be made. */
export function chooseKeys(on: boolean): boolean {
  try {
    localStorage.setItem(kept, on ? 'on' : 'off');
    return true;
  } catch {
    return false;
  }
}
