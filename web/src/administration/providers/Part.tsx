import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import layout from '../FormPage.module.css';

interface Props {
  title: string;
  help?: string;
  children: ReactNode;
}

/** A part of the page with a heading of its own. */
export function Part({ title, help, children }: Props) {
  const id = useId();
  return (
    <section className={layout.section} aria-labelledby={id}>
      <Heading level={2} data-size="2xs" id={id}>
        {title}
      </Heading>
      {help && <Paragraph>{help}</Paragraph>}
      {children}
    </section>
  );
}
