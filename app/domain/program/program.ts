import type { ProgramId, ShopId } from '../ids.ts';
import type { ProgramSettings } from './settings.ts';

export type ProgramStatus = 'draft' | 'active' | 'paused' | 'archived';

export interface Program {
  shopId: ShopId;
  id: ProgramId;
  name: string;
  status: ProgramStatus;
  precedence: number;
  draft: ProgramSettings;
  /** Raised by every save; a save that names an older one is refused as `changed_elsewhere`. */
  revision: number;
  publishedVersion: number | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface ProgramVersion {
  programId: ProgramId;
  number: number;
  settings: ProgramSettings;
  publishedAt: Date;
  /** When its discounts existed in Shopify and friend codes were ready; null while that is being done. */
  readyAt: Date | null;
}
