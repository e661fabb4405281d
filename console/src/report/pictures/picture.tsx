// The frame of a picture: its title, what it shows, and the same figures as a table for whoever prefers one.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { type ReactNode, useState } from 'react';
import { widthOf } from '../../parts/listing/column';
import { Roving } from '../../parts/roving';
import { useTexts } from '../../texts/texts';

export interface Figures {
  heads: string[];
  rows: (string | number)[][];
}

interface Parts {
  title: string;
  hint: string;
  figures: Figures | undefined; // absent where the picture is a table already
  children: ReactNode;
}

function FiguresTable({ title, figures }: { title: string; figures: Figures }) {
  return (
    <Table
      variant="embedded"
      items={figures.rows.map((cells, at) => ({ at: String(at), cells }))}
      trackBy="at"
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={figures.heads.map((header, at) => ({
        id: String(at),
        header,
        isRowHeader: at === 0,
        minWidth: widthOf(header),
        cell: (row: { cells: (string | number)[] }) => row.cells[at],
      }))}
    />
  );
}

export function Picture({ title, hint, figures, children }: Parts) {
  const { general, report } = useTexts();
  const [isTable, setIsTable] = useState(false);
  return (
    <Roving label={title} hint={report.pictures.arrows}>
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          description={hint}
          actions={
            figures !== undefined && (
              <Button
                variant="icon"
                iconName={isTable ? 'grid-view' : 'list-view'}
                ariaLabel={`${isTable ? general.pictureView : general.tableView}: ${title}`}
                onClick={() => setIsTable(!isTable)}
              />
            )
          }
        >
          {title}
        </Header>
      }
    >
      {isTable && figures !== undefined ? <FiguresTable title={title} figures={figures} /> : children}
    </Container>
    </Roving>
  );
}

export function Legend({ items }: { items: { kind: string; text: string }[] }) {
  return (
    <ul className="legend">
      {items.map(({ kind, text }) => (
        <li key={kind}>
          <span className={`swatch ${kind}`} aria-hidden="true" />
          {text}
        </li>
      ))}
    </ul>
  );
}
