import { fits } from './fits';
import { PlainEditor } from './PlainEditor';
import { RichEditor } from './RichEditor';

export interface EditorProps {
  /** What it is called: a chapter. */
  label: string;
  /** Markdown to begin with. */
  start: string;
  /** Called at each change; `read` gives the words as Markdown when they are needed. */
  onChange: (read: () => string) => void;
  /** Ctrl+S. */
  onSave: () => void;
}

/** Writes Markdown without showing any; a text that holds more than the editor can is written as it is. */
export default function TextEditor(props: EditorProps) {
  return fits(props.start) ? <RichEditor {...props} /> : <PlainEditor {...props} />;
}
