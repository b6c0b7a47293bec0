import { gid } from '../../world/ids.ts';
import type { ShopJob } from '../../world/jobs.ts';
import type { View } from '../context.ts';

export function jobView({ id, done }: ShopJob): View {
  return { __typename: 'Job', id: gid('Job', id), done };
}
