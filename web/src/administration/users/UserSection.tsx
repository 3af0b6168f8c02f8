import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import form from '../FormPage.module.css';

export function UserSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={form.section} aria-labelledby={id}>
      <Heading level={2} data-size="2xs" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
