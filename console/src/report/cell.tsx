// One cell of the report: what the file says, in a form that a glance understands.
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useAbsolute } from '../time/moment';
import { useTexts } from '../texts/texts';
import type { Cell } from './csv';
import { daysOf } from './derive';

interface Parts {
  column: string;
  cell: Cell | undefined;
  generatedMs: number;
}

function Flag({ column, isOn }: { column: string; isOn: boolean }) {
  const { general } = useTexts();
  const isSwitch = column === 'password_enabled' || column === 'mfa_active';
  const word = isSwitch ? (isOn ? general.enabled : general.disabled) : isOn ? general.active : general.none;
  if (!isOn && !isSwitch) {
    return <span>{word}</span>;
  }
  return <StatusIndicator type={isOn ? 'success' : 'stopped'}>{word}</StatusIndicator>;
}

export function CellView({ column, cell, generatedMs }: Parts) {
  const { general } = useTexts();
  const absolute = useAbsolute();
  switch (cell?.kind) {
    case 'flag':
      return <Flag column={column} isOn={cell.isOn} />;
    case 'time':
      return (
        <time dateTime={cell.text} title={absolute(cell.ms)}>
          {cell.ms > generatedMs ? absolute(cell.ms) : general.days(daysOf(generatedMs - cell.ms))}
        </time>
      );
    case 'sentinel':
      return (
        <span className="sentinel" translate="no">
          {cell.text}
        </span>
      );
    default:
      return <span translate="no">{cell?.text ?? ''}</span>;
  }
}
