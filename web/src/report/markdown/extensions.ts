import StarterKit from '@tiptap/starter-kit';
import { allowedLink } from './allowedLink';

/** Under the page's own headings: what Markdown calls level 1 is an <h4> while it is written. */
export const headingShift = 3;

/** What a chapter may hold: headings, bold, italic, lists, links and quotes. */
export const extensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    heading: { levels: [4, 5, 6] },
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      isAllowedUri: (address) => allowedLink(address),
      HTMLAttributes: { rel: 'noopener noreferrer', target: null },
    },
  }),
];
