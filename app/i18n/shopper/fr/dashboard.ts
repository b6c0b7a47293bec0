import type { Translation } from '../../translate.ts';
import type { dashboardWords as en } from '../en/dashboard.ts';

export const dashboardWords: Translation<typeof en> = {};
