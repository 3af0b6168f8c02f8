import { Paragraph, Table } from '@digdir/designsystemet-react';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { shortens } from './terms';
import type { RetentionEditor } from './useRetention';
import { useTermText } from './useTermText';
import { retentionWords } from './words';

interface Props {
  editor: RetentionEditor;
  open: boolean;
  onClose: () => void;
}

/** Before what is old is lost for good. */
export function RetentionQuestion({ editor, open, onClose }: Props) {
  const w = useWords(retentionWords);
  const termText = useTermText();
  const { changes, saving } = editor;
  const loses = changes.some(shortens);
  const close = () => {
    saving.reset();
    onClose();
  };
  return (
    <Question
      open={open}
      title={w('question')}
      yes={w('save')}
      danger={loses}
      pending={saving.isPending}
      error={saving.error}
      onYes={() => saving.mutate()}
      onClose={close}
    >
      <Paragraph>{w(loses ? 'question_loses' : 'question_help')}</Paragraph>
      <Table data-size="sm">
        <caption className="visually-hidden">{w('question')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{w('kind')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('before')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('after')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {changes.map(({ kind, before, after }) => (
            <Table.Row key={kind}>
              <Table.HeaderCell scope="row">{w(kind)}</Table.HeaderCell>
              <Table.Cell>{termText(before)}</Table.Cell>
              <Table.Cell>{termText(after)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </Question>
  );
}
