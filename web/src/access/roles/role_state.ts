/** With the words that say the same. */
export const stateColors = { now: 'success', soon: 'warning', coming: 'info', over: 'neutral' } as const;
