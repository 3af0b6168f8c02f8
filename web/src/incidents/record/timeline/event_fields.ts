/** What is asked for of something that is written in the timeline by hand. */
export const eventFields: readonly string[] = ['kind', 'at', 'text'];
