// The help of the page: every column in words.
import HelpPanel from '@cloudscape-design/components/help-panel';
import { useTexts } from '../texts/texts';
import { SENTINELS } from './csv';
import { type Kind, said } from './kinds';

export function ReportHelp() {
  const { report } = useTexts();
  const kinds = Object.keys(report.columns) as Kind[];
  return (
    <HelpPanel header={<h2>{report.help.title}</h2>}>
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
      <h3>{report.help.sentinels}</h3>
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
