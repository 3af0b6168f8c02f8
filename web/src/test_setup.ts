// jsdom lacks it, and components ask for it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text.replace(/[^\w-]/g, (sign) => `\\${sign}`) } });

// A spinner keeps its pace by asking for them.
Object.assign(document, { getAnimations: () => [] });
