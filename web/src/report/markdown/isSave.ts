/** Ctrl+S, and on a Mac Cmd+S. */
export const isSave = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>) =>
  event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey);
