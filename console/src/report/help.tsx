// The help of the page: every column in words.
import HelpPanel from '@cloudscape-design/components/help-panel';
import { useIsNarrow } from '../parts/narrow';
import { useTexts } from '../texts/texts';
import { SENTINELS } from './csv';
import { type Kind, said } from './kinds';

export function ReportHelp() {
  const { report } = useTexts();
  // On a phone the help takes the place of the page, and of its heading.
  const [Title, Part] = useIsNarrow() ? (['h1', 'h2'] as const) : (['h2', 'h3'] as const);
  const kinds = Object.keys(report.columns) as Kind[];
  return (
    <HelpPanel header={<Title>{report.help.title}</Title>}>
      <p>{report.help.intro}</p>
      <dl>
        {kinds.map(kind => {
          const words = report.columns[kind];
          return (
            <div key={kind}>
              <dt>{words.label(1)}</dt>
              <dd>
                {said(words.meaning, 1)} {words.na !== '' && `N/A: ${said(words.na, 1)}`}
              </dd>
            </div>
          );
        })}
      </dl>
      <Part>{report.help.sentinels}</Part>
      <dl>
        {SENTINELS.map(sentinel => (
          <div key={sentinel}>
            <dt translate="no">{sentinel}</dt>
            <dd>{report.sentinels[sentinel]}</dd>
          </div>
        ))}
      </dl>
      <p>{report.leftOut}</p>
    </HelpPanel>
  );
}
