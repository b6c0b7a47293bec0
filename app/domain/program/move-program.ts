import type { ProgramId } from '../ids.ts';

export type Move = 'up' | 'down';

/** The order with one program a place further up or down; null when it is not in it or already at the end. */
export function moveProgram(order: readonly ProgramId[], programId: ProgramId, move: Move): ProgramId[] | null {
  const from = order.indexOf(programId);
  const other = order[move === 'up' ? from - 1 : from + 1];
  if (from === -1 || other === undefined) return null;
  return order.map((id) => (id === programId ? other : id === other ? programId : id));
}
