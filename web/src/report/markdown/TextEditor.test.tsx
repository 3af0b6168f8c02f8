import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import MarkdownText from './MarkdownText';
import TextEditor from './TextEditor';

// jsdom draws nothing, and the editor asks where the cursor is.
Object.assign(Range.prototype, {
  getClientRects: () => [],
  getBoundingClientRect: () => new DOMRect(),
});

afterEach(cleanup);

function show(start: string) {
  let read = () => start;
  const onSave = vi.fn();
  const onChange = vi.fn((now: () => string) => {
    read = now;
  });
  render(<TextEditor label="Omvärlden" start={start} onChange={onChange} onSave={onSave} />);
  return { words: () => read(), onChange, onSave, user: userEvent.setup() };
}

const tool = (name: string) => screen.getByRole('button', { name });

describe('the editor', () => {
  it('begins with the words, and says nothing until they are changed', () => {
    const { onChange } = show('# Rubrik\n\nEtt **stycke**.');
    const box = screen.getByRole('textbox', { name: 'Omvärlden' });
    expect(box.querySelector('h4')?.textContent).toBe('Rubrik');
    expect(box.querySelector('strong')?.textContent).toBe('stycke');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('gives Markdown of what the buttons do, which show what is on', async () => {
    const { words, user } = show('Ett stycke.');
    await user.click(tool('Punktlista'));
    expect(words()).toBe('- Ett stycke.');
    await waitFor(() => expect(tool('Punktlista').getAttribute('aria-pressed')).toBe('true'));
    await user.click(tool('Punktlista'));
    await user.click(tool('Underrubrik'));
    expect(words()).toBe('## Ett stycke.');
    await user.click(tool('Ångra'));
    await user.click(tool('Citat'));
    expect(words()).toContain('> ');
  });

  it('is gone between by arrow keys', async () => {
    const { user } = show('Ett stycke.');
    act(() => tool('Rubrik').focus());
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(tool('Fet'));
  });

  it('writes a link only where it may lead', async () => {
    const { words, user } = show('');
    await user.click(tool('Länk'));
    await user.type(screen.getByRole('textbox', { name: /Adress/ }), 'javascript:alert(1){Enter}');
    expect(screen.getByText(/Skriv en adress som börjar med/)).toBeTruthy();
    await user.clear(screen.getByRole('textbox', { name: /Adress/ }));
    await user.type(screen.getByRole('textbox', { name: /Adress/ }), 'imy.se{Enter}');
    expect(words()).toBe('<https://imy.se>');
  });

  it('writes a text with a table as it is', async () => {
    const table = '| a | b |\n|---|---|\n| 1 | 2 |';
    const { words, user, onSave } = show(table);
    const box = screen.getByRole('textbox', { name: 'Omvärlden' });
    expect((box as HTMLTextAreaElement).value).toBe(table);
    await user.type(box, '\n| 3 | 4 |');
    expect(words()).toBe(`${table}\n| 3 | 4 |`);
    await user.keyboard('{Control>}s{/Control}');
    expect(onSave).toHaveBeenCalledOnce();
  });
});

describe('words to read', () => {
  it('are never HTML of somebody’s making', () => {
    const { container } = render(
      <MarkdownText text={'<img src=x onerror=alert(1)> & [x](javascript:alert(1))'} />,
    );
    expect(container.querySelector('img, a')).toBeNull();
    expect(container.textContent).toContain('<img src=x');
  });

  it('mark what stands in one of two only', () => {
    const { container } = render(
      <MarkdownText text={'Samma.\n\nBara min.'} unlike={'Samma.\n\nBara din.'} onlyHere="Bara här" />,
    );
    const marked = [...container.querySelectorAll('ins')];
    expect(marked.map((one) => one.textContent)).toEqual(['Bara här: Bara min.']);
  });
});
