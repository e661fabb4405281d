// The columns that every named thing has: its name, path, ARN and creation.
import Link from '@cloudscape-design/components/link';
import { follow } from '../../location';
import type { Texts } from '../../texts/en';
import { Absolute } from '../../time/moment';
import type { Column } from './column';

interface Named {
  Arn: string;
  Path: string;
  CreateDate: number;
}

export function namedColumns<T extends Named>(
  { general }: Texts,
  header: string,
  nameOf: (row: T) => string,
  hrefOf: (row: T) => string,
): Column<T>[] {
  return [
    {
      id: 'name',
      header,
      value: nameOf,
      isRowHeader: true,
      minWidth: 290,
      cell: row => (
        <Link href={hrefOf(row)} onFollow={follow}>
          <span translate="no">{nameOf(row)}</span>
        </Link>
      ),
    },
    { id: 'path', header: general.path, value: row => row.Path, minWidth: 180, cell: row => row.Path },
    {
      id: 'arn',
      header: general.arn,
      value: row => row.Arn,
      isHiddenAtFirst: true,
      minWidth: 320,
      cell: row => row.Arn,
    },
    {
      id: 'created',
      header: general.created,
      value: row => row.CreateDate,
      filter: 'none',
      minWidth: 260,
      cell: row => <Absolute ms={row.CreateDate * 1000} />,
    },
  ];
}
