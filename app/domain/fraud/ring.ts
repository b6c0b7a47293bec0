import { see, type Rule } from './sight.ts';

/** The friend invited the advocate, themselves or through others. */
export const ring: Rule<'ring'> = ({ history }) => see(history.isRing ? 'match' : 'clear');
