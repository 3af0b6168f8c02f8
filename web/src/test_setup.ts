import { configure } from '@testing-library/react';

// What is waited for comes when it comes: a machine that is shared may take several times as long.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lacks it, and components ask for it.
Object.assign(globalThis, {
  CSS: { escape: (text: string) => text.replace(/[^\w-]/g, (sign) => `\\${sign}`) },
});

// A spinner keeps its pace by asking for them.
Object.assign(document, { getAnimations: () => [] });

// It knows dialogs, but not how they open.
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('close'));
  },
});
