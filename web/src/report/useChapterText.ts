import { useCallback, useEffect, useRef, useState } from 'react';
import { draftName, keepDraft, readDraft } from './drafts';
import type { ReportPlace } from './requests';
import type { Chapter } from './types';

interface Text {
  /** What the editor begins with. */
  start: string;
  /** The version that it was written upon. */
  version: number;
  /** Another edition is another editor. */
  edition: number;
  unsaved: boolean;
  /** It was found again after a reload. */
  found: boolean;
}

const pause = 400;

/** The words of a chapter while somebody writes: kept aside as they grow, so that nothing is lost on the way. */
export function useChapterText(place: ReportPlace, chapter: Chapter) {
  const name = draftName(place, chapter.key);
  const [text, setText] = useState<Text>(() => {
    const draft = readDraft(name);
    const { text: start, version } = draft ?? chapter;
    return { start, version, edition: 0, unsaved: draft !== null, found: draft !== null };
  });
  const latest = useRef<() => string>(() => text.start);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { version, unsaved } = text;

  if (!unsaved && chapter.version > version) {
    setText({ ...text, start: chapter.text, version: chapter.version, edition: text.edition + 1 });
  }
  useEffect(() => {
    if (!unsaved) latest.current = () => chapter.text;
  }, [unsaved, chapter.text]);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    keepDraft(name, { text: latest.current(), version });
  }, [name, version]);

  useEffect(() => {
    const leaving = () => timer.current !== undefined && keep();
    window.addEventListener('pagehide', leaving);
    return () => {
      window.removeEventListener('pagehide', leaving);
      leaving();
    };
  }, [keep]);

  /** The editor's words have changed; `read` gives them. */
  const changed = (read: () => string) => {
    latest.current = read;
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, pause);
    if (!unsaved) setText((before) => ({ ...before, unsaved: true }));
  };
  const put = (words: Pick<Text, 'start' | 'version' | 'unsaved'>) =>
    setText((before) => ({ ...words, edition: before.edition + 1, found: false }));
  /** Other words take their place, still unsaved. */
  const replace = (words: string, upon = version) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    latest.current = () => words;
    keepDraft(name, { text: words, version: upon });
    put({ start: words, version: upon, unsaved: true });
  };
  /** `words` are saved as a version; what has been written since stays unsaved. */
  const saved = (words: string, as: number) => {
    const more = latest.current() !== words;
    clearTimeout(timer.current);
    timer.current = undefined;
    keepDraft(name, more ? { text: latest.current(), version: as } : null);
    setText((before) => ({ ...before, version: as, unsaved: more, found: false }));
  };
  /** Back to what is saved. */
  const discard = (to: Chapter = chapter) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    latest.current = () => to.text;
    keepDraft(name, null);
    put({ start: to.text, version: to.version, unsaved: false });
  };
  return { ...text, words: () => latest.current(), changed, replace, saved, discard };
}

export type ChapterText = ReturnType<typeof useChapterText>;
