import type { AdvocateId, ProgramId } from '#app/domain/ids.ts';
import type {
  FigureDimension,
  FigureFilter,
  Figures,
  FiguresOfAdvocate,
  FiguresOfPart,
  FiguresOfTime,
  PromisesOfMonth,
  RuleFigures,
} from '#app/domain/report/figures.ts';
import type { Period } from '#app/domain/report/period.ts';
import type { Shop } from './shops.ts';

type Of = Pick<Shop, 'id' | 'currency'>;

/** Everything of a period in one line. */
export async function getReportFigures(shop: Of, period: Period, filter: FigureFilter = {}): Promise<Figures> {
  throw new Error(`${shop.id} ${period.from} ${JSON.stringify(filter)}`);
}

/** The same step by step, for charts; steps in which nothing happened are there too. */
export async function listFiguresByTime(shop: Of, period: Period, filter: FigureFilter = {}): Promise<FiguresOfTime[]> {
  throw new Error(`${shop.id} ${period.from} ${JSON.stringify(filter)}`);
}

/** The same part by part, those with most orders first. */
export async function listFiguresBy(
  shop: Of,
  period: Period,
  dimension: FigureDimension,
  filter: FigureFilter = {},
): Promise<FiguresOfPart[]> {
  throw new Error(`${shop.id} ${period.from} ${dimension} ${JSON.stringify(filter)}`);
}

/** An advocate's own figures. */
export async function getFiguresOfAdvocate(shop: Of, advocateId: AdvocateId, period: Period): Promise<Figures> {
  throw new Error(`${shop.id} ${period.from} ${advocateId}`);
}

/** The same step by step. */
export async function listFiguresOfAdvocateByTime(
  shop: Of,
  advocateId: AdvocateId,
  period: Period,
): Promise<FiguresOfTime[]> {
  throw new Error(`${shop.id} ${period.from} ${advocateId}`);
}

/** Those whose friends bought most in the period. `isExact` is false when others may have as many as the last. */
export async function listBestAdvocates(
  shop: Of,
  period: Period,
  size: number,
): Promise<{ advocates: FiguresOfAdvocate[]; isExact: boolean }> {
  throw new Error(`${shop.id} ${period.from} ${size}`);
}

/** What was promised to advocates and what became of it, newest month first. */
export async function listPromises(shop: Of, programId: ProgramId | null): Promise<PromisesOfMonth[]> {
  throw new Error(`${shop.id} ${programId}`);
}

/** What fraud rules saw in a period. */
export async function listRuleFigures(shop: Of, period: Period): Promise<RuleFigures[]> {
  throw new Error(`${shop.id} ${period.from}`);
}
