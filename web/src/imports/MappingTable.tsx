import { Select, Table, Tag } from '@digdir/designsystemet-react';
import type { Register } from '@/api/types';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { fillable, type Mapping } from './choices';
import styles from './Steps.module.css';
import type { HeadingLook } from './types';
import { importWords } from './words';

interface Props {
  look: HeadingLook;
  register: Register;
  mapping: Mapping;
  onChange: (heading: string, field: string) => void;
}

const samplesShown = 3;

export function MappingTable(props: Props) {
  const w = useWords(importWords);
  return (
    <ScrollRegion label={w('mapping_table')}>
      <Table className={styles.table}>
        <caption className="visually-hidden">{w('mapping_table')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{w('heading')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('field')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('samples')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {props.look.headings.map((heading, at) => (
            <HeadingRow key={at} heading={heading} at={at} {...props} />
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}

function HeadingRow({
  heading,
  at,
  look,
  register,
  mapping,
  onChange,
}: Props & { heading: string; at: number }) {
  const w = useWords(importWords);
  const name = heading || w('unnamed', { number: at + 1 });
  const samples = look.rows_seen.map((row) => row[at] ?? '').filter((value) => value !== '');
  const field = mapping[heading] ?? '';
  return (
    <Table.Row>
      <th scope="row">
        {name}
        {look.unknown.includes(heading) && !field && (
          <div>
            <Tag data-color="warning">{w('unknown')}</Tag>
          </div>
        )}
      </th>
      <Table.Cell className={styles.field}>
        {heading && (
          <FieldSelect
            label={w('field_for', { heading })}
            register={register}
            value={field}
            onChange={(chosen) => onChange(heading, chosen)}
          />
        )}
      </Table.Cell>
      <Table.Cell>
        <div className={styles.cells}>
          {samples.slice(0, samplesShown).map((value, row) => (
            <span key={row}>{value}</span>
          ))}
        </div>
      </Table.Cell>
    </Table.Row>
  );
}

interface FieldSelectProps {
  label: string;
  register: Register;
  value: string;
  onChange: (field: string) => void;
}

function FieldSelect({ label, register, value, onChange }: FieldSelectProps) {
  const w = useWords(importWords);
  const say = useSay();
  const { compare } = useFormats();
  const fields = fillable(register).map(({ name, label: text, required }) => ({
    name,
    text: required ? w('required_field', { field: say(text) }) : say(text),
  }));
  return (
    <Select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <Select.Option value="">{w('leave_out')}</Select.Option>
      {fields
        .sort((a, b) => compare(a.text, b.text))
        .map((field) => (
          <Select.Option key={field.name} value={field.name}>
            {field.text}
          </Select.Option>
        ))}
    </Select>
  );
}
