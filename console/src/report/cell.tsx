// One cell of the report: what the file says, in a form that a glance understands, and whether it needs attention.
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { daysOf } from '../time/format';
import { useAbsolute } from '../time/moment';
import { useTexts } from '../texts/texts';
import { type Entry, isOld, isUnused } from './derive';

interface Parts {
  column: string;
  entry: Entry;
  generatedMs: number;
}

// The slot of the credential that a column is about: 0 for the password.
const ABOUT = /^(?:password|access_key_([12]))_(last_rotated|last_used)/;

function isLate(column: string, entry: Entry): boolean {
  const about = ABOUT.exec(column);
  const credential = entry.credentials.find(({ slot }) => slot === Number(about?.[1] ?? 0));
  if (about === null || credential === undefined || column.endsWith('_region') || column.endsWith('_service')) {
    return false;
  }
  return about[2] === 'last_rotated' ? isOld(credential) : isUnused(credential);
}

function Flag({ column, isOn, isGap }: { column: string; isOn: boolean; isGap: boolean }) {
  const { general } = useTexts();
  const isSwitch = column === 'password_enabled' || column === 'mfa_active';
  const word = isSwitch ? (isOn ? general.enabled : general.disabled) : isOn ? general.active : general.none;
  if (!isOn && !isSwitch) {
    return <span>{word}</span>;
  }
  return <StatusIndicator type={isOn ? 'success' : isGap ? 'error' : 'stopped'}>{word}</StatusIndicator>;
}

function Warned({ isWarned, children }: { isWarned: boolean; children: ReactNode }) {
  return isWarned ? <StatusIndicator type="warning">{children}</StatusIndicator> : <>{children}</>;
}

export function CellView({ column, entry, generatedMs }: Parts) {
  const { general } = useTexts();
  const absolute = useAbsolute();
  const cell = entry.line.get(column);
  switch (cell?.kind) {
    case 'flag':
      return (
        <Flag
          column={column}
          isOn={cell.isOn}
          isGap={column === 'mfa_active' && entry.coverage === 'without'}
        />
      );
    case 'time':
      return (
        <Warned isWarned={isLate(column, entry)}>
          <time dateTime={cell.text} title={absolute(cell.ms)}>
            {cell.ms > generatedMs ? absolute(cell.ms) : general.days(daysOf(generatedMs - cell.ms))}
          </time>
        </Warned>
      );
    case 'sentinel':
      return (
        <Warned isWarned={isLate(column, entry)}>
          <span className="sentinel" translate="no">
            {cell.text}
          </span>
        </Warned>
      );
    default:
      return <span translate="no">{cell?.text ?? ''}</span>;
  }
}
