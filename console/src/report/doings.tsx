// What can be done with the report: generate it, and take it away in every form.
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { OfferedButton } from '../parts/offer';
import { paths } from '../paths';
import { usePreferences } from '../preferences/store';
import { useTexts } from '../texts/texts';
import { downloadDocument, downloadReport, generateReport, openDocument, useWork } from './generation';

function OtherFormats({ isBusy }: { isBusy: boolean }) {
  const { report } = useTexts();
  const { formats } = report;
  const { language } = usePreferences();
  const works: Record<string, () => Promise<void>> = {
    xlsx: () => downloadDocument(paths.reportXlsx(language)),
    csv: () => downloadDocument(paths.reportSpreadsheetCsv),
    html: () => openDocument(paths.reportHtml(language)),
  };
  return (
    <ButtonDropdown
      disabled={isBusy}
      onItemClick={({ detail }) => void works[detail.id]?.()}
      items={[
        { id: 'xlsx', text: formats.xlsx, description: formats.xlsxHint },
        { id: 'csv', text: formats.spreadsheetCsv, description: formats.spreadsheetCsvHint },
        { id: 'html', text: formats.html, description: formats.htmlHint, iconName: 'external' },
      ]}
    >
      {report.downloadAs}
    </ButtonDropdown>
  );
}

export function Doings() {
  const { report } = useTexts();
  const { isBusy } = useWork();
  // The button that was pressed says that it is at work and keeps the focus, which a disabled one would lose.
  const [pressed, setPressed] = useState('');
  const begin = (which: string, work: () => Promise<void>) => {
    setPressed(which);
    void work();
  };
  const stateOf = (which: string) => (which === pressed ? { loading: isBusy } : { disabled: isBusy });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <OtherFormats isBusy={isBusy} />
      <OfferedButton
        of="GenerateCredentialReport"
        {...stateOf('generate')}
        onClick={() => begin('generate', generateReport)}
      >
        {report.generate}
      </OfferedButton>
      <Button
        variant="primary"
        iconName="download"
        {...stateOf('download')}
        onClick={() => begin('download', downloadReport)}
      >
        {report.download}
      </Button>
    </SpaceBetween>
  );
}
