import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from './stage.ts';

/** Opens the invite and claims a code `count` times, as that many friends would; answers the codes. */
export async function claimFriendCodes({ proxy, inviteCode }: Stage, count: number): Promise<string[]> {
  const codes: string[] = [];
  let left = count;
  const friend = async () => {
    while (left > 0) {
      left -= 1;
      const visit = await proxy.openInvite(inviteCode);
      codes.push(await claimPatiently(() => proxy.claim(inviteCode, visit)));
    }
  };
  await Promise.all(Array.from({ length: 8 }, friend));
  return codes;
}

/** A friend who reads that codes are being prepared tries again. */
async function claimPatiently(claim: () => Promise<string | null>): Promise<string> {
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    const code = await claim();
    if (code !== null) return code;
    if (Date.now() > giveUpAt) throw new Error('The pool of friend codes stayed empty.');
    await wait(200);
  }
}
