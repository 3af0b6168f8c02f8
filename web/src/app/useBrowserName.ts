import { useWords } from '@/words/words';
import { browserOf } from './browser';
import { sessionsWords } from './sessions_words';

/** What a browser calls itself → as people know it: "Firefox på Windows". */
export function useBrowserName(): (agent: string) => string {
  const w = useWords(sessionsWords);
  return (agent) => {
    const known = browserOf(agent);
    if (!known) return w('unknown_agent');
    return known.system ? w('agent_on', { browser: known.browser, system: known.system }) : known.browser;
  };
}
