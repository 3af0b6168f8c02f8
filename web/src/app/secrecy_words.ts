import { defineWords } from '@/words/words';

/** How what is not shown is called, wherever it would have stood. */
export const secrecyWords = defineWords('secrecy', {
  secret: ['Sekretess', 'Secret'],
  protected: ['Skyddade personuppgifter', 'Protected identity'],
  copy: ['Det som är under sekretess', 'What is secret'],
  copy_masked: ['Maskerad kopia', 'Masked copy'],
  copy_masked_help: [
    'Det som är under sekretess är utelämnat, med lagrummet där det skulle ha stått.',
    'What is secret is left out, with the paragraph where it would have stood.',
  ],
  copy_shown: ['Med det som är under sekretess', 'With what is secret'],
  copy_shown_help: [
    'Allt du har rätt att se är med. Det antecknas i händelseloggen att du har tagit del av det. Filen är sekretessbelagd: förvara och skicka den därefter.',
    'All that you may see is in it. The audit trail remembers that you have seen it. The file is secret: keep and send it accordingly.',
  ],
});
