import { Prisma } from '@prisma/client';
import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import type { ProgramStatus } from '#app/domain/program/program.ts';
import { encodeProgramGoal, parseProgramGoal, type ProgramGoal } from '#app/domain/report/goal.ts';
import { database, type Connection } from './client.server.ts';

/** A program as reports know it: what it promises does not matter to them. */
export interface ProgramWithGoal {
  id: ProgramId;
  name: string;
  status: ProgramStatus;
  publishedVersion: number | null;
  goal: ProgramGoal | null;
}

/** The shop's programs in their order, archived ones last: they have figures too. */
export async function listProgramGoals(shopId: ShopId): Promise<ProgramWithGoal[]> {
  const rows = await database.program.findMany({
    where: { shopId },
    orderBy: [{ precedence: 'asc' }, { id: 'asc' }],
    take: 100,
    select: { id: true, name: true, status: true, publishedVersion: true, goal: true },
  });
  const programs = rows.map((row) => ({
    ...row,
    id: row.id as ProgramId,
    status: row.status as ProgramStatus,
    goal: parseProgramGoal(row.goal),
  }));
  const isAway = ({ status }: ProgramWithGoal) => status === 'archived';
  return [...programs.filter((program) => !isAway(program)), ...programs.filter(isAway)];
}

/** Sets or clears a program's goal; answers whether the program is there and not archived. */
export async function saveProgramGoal(
  shopId: ShopId,
  programId: ProgramId,
  goal: ProgramGoal | null,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.program.updateMany({
    where: { shopId, id: programId, status: { not: 'archived' } },
    data: { goal: goal === null ? Prisma.DbNull : encodeProgramGoal(goal) },
  });
  return count === 1;
}
