import type { Editor } from '@tiptap/react';
import { Bold, Heading1, Heading2, Italic, List, ListOrdered, type LucideIcon, Quote } from 'lucide-react';

interface Tool {
  name: 'heading' | 'subheading' | 'bold' | 'italic' | 'bullets' | 'numbers' | 'quote';
  icon: LucideIcon;
  keys?: string;
  on: (editor: Editor) => boolean;
  press: (editor: Editor) => void;
}

/** What is on or off where the cursor stands. */
export const tools: Tool[] = [
  {
    name: 'heading',
    icon: Heading1,
    on: (editor) => editor.isActive('heading', { level: 4 }),
    press: (editor) => editor.chain().focus().toggleHeading({ level: 4 }).run(),
  },
  {
    name: 'subheading',
    icon: Heading2,
    on: (editor) => editor.isActive('heading', { level: 5 }),
    press: (editor) => editor.chain().focus().toggleHeading({ level: 5 }).run(),
  },
  {
    name: 'bold',
    icon: Bold,
    keys: 'Ctrl+B',
    on: (editor) => editor.isActive('bold'),
    press: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'italic',
    icon: Italic,
    keys: 'Ctrl+I',
    on: (editor) => editor.isActive('italic'),
    press: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'bullets',
    icon: List,
    keys: 'Ctrl+Shift+8',
    on: (editor) => editor.isActive('bulletList'),
    press: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'numbers',
    icon: ListOrdered,
    keys: 'Ctrl+Shift+7',
    on: (editor) => editor.isActive('orderedList'),
    press: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'quote',
    icon: Quote,
    keys: 'Ctrl+Shift+B',
    on: (editor) => editor.isActive('blockquote'),
    press: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
];
