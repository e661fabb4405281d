// One cell of the report: what the file says, in a form that a glance understands, and whether a control fails on it. A
// cell without a value says why when it is chosen.
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import Popover from '@cloudscape-design/components/popover';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { setQuery } from '../location';
import { paths } from '../paths';
import { usePreferences } from '../preferences/store';
import { useTexts } from '../texts/texts';
import { ageInDays, daysOf } from '../time/format';
import { useAbsolute } from '../time/moment';
import type { Sentinel } from './csv';
import type { Derived, Entry } from './derive';
import { reasonOf, wordsOf } from './kinds';

interface Parts {
  column: string;
  entry: Entry;
  derived: Derived;
}

function findingOn(column: string, entry: Entry) {
  return entry.findings.find(finding => finding.column === column);
}

function Flag({ column, isOn, isGap }: { column: string; isOn: boolean; isGap: boolean }) {
  const { general } = useTexts();
  const isSwitch = column === 'password_enabled' || column === 'mfa_active';
  const word = isSwitch ? (isOn ? general.enabled : general.disabled) : isOn ? general.active : general.none;
  if (!isOn && !isSwitch) {
    return <span>{word}</span>;
  }
  return <StatusIndicator type={isGap ? 'error' : isOn ? 'success' : 'stopped'}>{word}</StatusIndicator>;
}

function Warned({ isWarned, children }: { isWarned: boolean; children: ReactNode }) {
  return isWarned ? <StatusIndicator type="warning">{children}</StatusIndicator> : <>{children}</>;
}

// What a control found, where one rests on the cell.
function Found({ column, entry, derived }: Parts) {
  const { report, general } = useTexts();
  const { language } = usePreferences();
  const finding = findingOn(column, entry);
  const control = finding && derived.controls.get(finding.control);
  if (finding === undefined || control === undefined) {
    return <></>;
  }
  const { ageSeconds, countedFrom } = finding;
  return (
    <>
      <StatusIndicator type="warning">{control.title[language]}</StatusIndicator>
      {ageSeconds !== undefined && countedFrom !== undefined && (
        <div>
          {report.reasons.countedFrom(
            general.days(daysOf(ageSeconds * 1000)),
            wordsOf(countedFrom, report).label,
          )}
        </div>
      )}
      <div>{control.advice[language]}</div>
    </>
  );
}

// Cells without a value all look the same: chosen, each says what it means here.
function Explained({ column, entry, derived, sentinel }: Parts & { sentinel: Sentinel }) {
  const { report, general } = useTexts();
  return (
    <Popover
      header={wordsOf(column, report).label}
      dismissAriaLabel={general.close}
      triggerType="text"
      renderWithPortal
      size="medium"
      content={
        <>
          <div>{reasonOf({ column, line: entry.line, sentinel }, report)}</div>
          <Found column={column} entry={entry} derived={derived} />
          <Box margin={{ top: 'xs' }}>
            <Link
              href={paths.reportOf(entry.user)}
              onFollow={event => {
                event.preventDefault();
                setQuery({ user: entry.user });
              }}
            >
              {report.reasons.allCells(entry.user)}
            </Link>
          </Box>
        </>
      }
    >
      <span className="sentinel" translate="no">
        {sentinel}
      </span>
    </Popover>
  );
}

export function CellView({ column, entry, derived }: Parts) {
  const { general } = useTexts();
  const absolute = useAbsolute();
  const cell = entry.line.get(column);
  const isFound = findingOn(column, entry) !== undefined;
  switch (cell?.kind) {
    case 'flag':
      return <Flag column={column} isOn={cell.isOn} isGap={isFound} />;
    case 'time':
      return (
        <Warned isWarned={isFound}>
          <time dateTime={cell.text} title={absolute(cell.ms)}>
            {cell.ms > derived.generatedMs
              ? absolute(cell.ms)
              : general.days(ageInDays(derived.generatedMs - cell.ms, derived.limits))}
          </time>
        </Warned>
      );
    case 'sentinel':
      return (
        <Warned isWarned={isFound}>
          <Explained column={column} entry={entry} derived={derived} sentinel={cell.text} />
        </Warned>
      );
    default:
      return <span translate="no">{cell?.text ?? ''}</span>;
  }
}
