import type { Breakdown } from '#app/domain/report/asked-report.ts';
import type { Format } from '#app/i18n/admin/format.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';
import { describeChannel } from './channel-words.ts';
import type { ProgramChoice } from './report-asked-view.ts';

/** What a part of the shop is called. */
export function namePart(
  { key, firstName }: { key: string; firstName: string },
  by: Breakdown,
  { t, format, programs }: { t: AdminTranslate; format: Format; programs: ProgramChoice[] },
): string {
  const nameProgram = (id: string) =>
    programs.find((program) => program.id === id)?.name ?? t('reports.parts.goneProgram');
  switch (by) {
    case 'program':
      return key === '' ? t('reports.parts.noProgram') : nameProgram(key);
    case 'version': {
      const [id = '', number = ''] = key.split(' ');
      if (id === '') return t('reports.parts.noProgram');
      return t('referrals.programVersion', { program: nameProgram(id), number });
    }
    case 'channel':
      return key === '' ? t('reports.parts.noChannel') : describeChannel(key, t);
    case 'market':
      return key === '' ? t('reports.parts.noMarket') : format.country(key);
    case 'advocate':
      return firstName === '' ? t('reports.parts.noAdvocate') : firstName;
  }
}
