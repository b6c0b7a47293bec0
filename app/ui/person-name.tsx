import { useText } from './text.tsx';

/** A first name in a list, in its own direction of writing and on two lines at most; of somebody erased, that. */
export function PersonName({ name }: { name: string }) {
  const t = useText();
  return <bdi className="ricochet-name">{name === '' ? t('referrals.nobody') : name}</bdi>;
}
