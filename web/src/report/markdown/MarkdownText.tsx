import type { JSONContent } from '@tiptap/react';
import type { ReactNode } from 'react';
import { documentOf } from './documentOf';
import { fits } from './fits';
import { markdownOf } from './markdownOf';
import styles from './text.module.css';

interface Props {
  text: string;
  /** Another text: what stands in this one only is marked. */
  unlike?: string | undefined;
  /** What marks it, for those who do not see it. */
  onlyHere?: string | undefined;
}

/** Words as they will stand in the report, without ever being HTML of somebody's making. */
export default function MarkdownText({ text, unlike, onlyHere }: Props) {
  if (!fits(text)) return <pre className={styles.plain}>{text}</pre>;
  const others = unlike === undefined ? null : new Set(partsOf(unlike).map(said));
  return (
    <div className={styles.text}>
      {partsOf(text).map((part, at) =>
        others && !others.has(said(part)) ? (
          <ins key={at} className={styles.only}>
            <span className="visually-hidden">{onlyHere}: </span>
            {drawn(part, at)}
          </ins>
        ) : (
          drawn(part, at)
        ),
      )}
    </div>
  );
}

const partsOf = (text: string): JSONContent[] => documentOf(text).content ?? [];
const said = (part: JSONContent) => markdownOf({ type: 'doc', content: [part] });
const inner = (node: JSONContent): ReactNode => node.content?.map(drawn);

function drawn(node: JSONContent, key: number): ReactNode {
  switch (node.type) {
    case 'text':
      return marked(node, key);
    case 'hardBreak':
      return <br key={key} />;
    case 'heading': {
      const Tag = `h${Number(node.attrs?.level ?? 4)}` as 'h4' | 'h5' | 'h6';
      return <Tag key={key}>{inner(node)}</Tag>;
    }
    case 'bulletList':
      return <ul key={key}>{inner(node)}</ul>;
    case 'orderedList':
      return (
        <ol key={key} start={Number(node.attrs?.start ?? 1)}>
          {inner(node)}
        </ol>
      );
    case 'listItem':
      return <li key={key}>{inner(node)}</li>;
    case 'blockquote':
      return <blockquote key={key}>{inner(node)}</blockquote>;
    default:
      return <p key={key}>{inner(node)}</p>;
  }
}

function marked(node: JSONContent, key: number): ReactNode {
  return (node.marks ?? []).reduceRight<ReactNode>((words, mark) => {
    if (mark.type === 'bold') return <strong key={key}>{words}</strong>;
    if (mark.type === 'italic') return <em key={key}>{words}</em>;
    return (
      <a key={key} href={String(mark.attrs?.href)} rel="noopener noreferrer" className="ds-link">
        {words}
      </a>
    );
  }, node.text);
}
