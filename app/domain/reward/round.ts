/**
 * What is given after a verdict was undone has causes of its own: the cause of the first round, and the round's number
 * behind it from the second on.
 */
export function inRound(causeKey: string, round: number): string {
  return round === 1 ? causeKey : `${causeKey}:${round}`;
}
