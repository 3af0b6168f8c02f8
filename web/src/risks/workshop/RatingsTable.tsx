import { Details, Table } from '@digdir/designsystemet-react';
import type { MembersRating, Participant } from '@/api/workshops';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useWords } from '@/words/words';
import { leadWords } from './lead_words';

const columns = ['name', 'likelihood', 'impact', 'value', 'reason'] as const;

interface Props {
  ratings: MembersRating[];
  participants: Participant[];
}

/** Folded at first: what is thrown on a wall need not say who meant what. */
export function RatingsTable({ ratings, participants }: Props) {
  const w = useWords(leadWords);
  const nameOf = (id: string) => participants.find((one) => one.id === id)?.name ?? '';
  return (
    <Details>
      <Details.Summary>{w('who')}</Details.Summary>
      <Details.Content>
        <ScrollRegion label={w('who')}>
          <Table>
            <caption className="visually-hidden">{w('who')}</caption>
            <Table.Head>
              <Table.Row>
                {columns.map((column) => (
                  <Table.HeaderCell key={column} scope="col">
                    {w(column)}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {ratings.map(({ participant, likelihood, impact, reason }) => (
                <Table.Row key={participant}>
                  <th scope="row">{nameOf(participant)}</th>
                  <Table.Cell>{likelihood}</Table.Cell>
                  <Table.Cell>{impact}</Table.Cell>
                  <Table.Cell>{likelihood * impact}</Table.Cell>
                  <Table.Cell>{reason}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </ScrollRegion>
      </Details.Content>
    </Details>
  );
}
