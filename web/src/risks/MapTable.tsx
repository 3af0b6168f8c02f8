import { Fragment, type ReactNode } from 'react';
import type { Cell, RiskMap } from './map';
import { type Axis, steps } from './scale';

interface Props {
  map: RiskMap;
  /** What the table is called, for who listens. */
  caption: string;
  className: string | undefined;
  /** The cell where both heads meet. */
  corner: ReactNode;
  headClass: Record<Axis, string | undefined>;
  head: (axis: Axis, step: number) => ReactNode;
  cell: (cell: Cell) => ReactNode;
}

/** A map as a table of five by five, the most likely at the top and the gravest to the right. */
export function MapTable({ map, caption, className, corner, headClass, head, cell }: Props) {
  return (
    <table className={className}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {corner}
          {steps.map((step) => (
            <th key={step} scope="col" className={headClass.impact}>
              {head('impact', step)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {map.rows.map(({ likelihood, cells }) => (
          <tr key={likelihood}>
            <th scope="row" className={headClass.likelihood}>
              {head('likelihood', likelihood)}
            </th>
            {cells.map((one) => (
              <Fragment key={one.impact}>{cell(one)}</Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
