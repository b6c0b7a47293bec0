import { Button } from '@shopify/polaris';
import { ExportIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import { saveFile, writeCsv, type CsvTable } from './report-csv.ts';
import { useText } from './text.tsx';

interface Props {
  /** What is exported, for those who hear the button and do not see what it stands beside. */
  what: string;
  /** Without the ending. */
  fileName: string;
  table: () => CsvTable;
}

/** Saves exactly what the table beside it shows. */
export function ReportCsvButton({ what, fileName, table }: Props) {
  const t = useText();
  const [isWriting, setIsWriting] = useState(false);
  const save = async () => {
    setIsWriting(true);
    try {
      saveFile(await writeCsv(table()), `${fileName}.csv`);
    } finally {
      setIsWriting(false);
    }
  };
  return (
    <Button
      icon={ExportIcon}
      loading={isWriting}
      accessibilityLabel={t('reports.csv.named', { what })}
      onClick={() => void save()}
    >
      {t('reports.csv.button')}
    </Button>
  );
}
