import { Button } from '@react-email/components';
import type { ReactNode } from 'react';
import { writingOn } from '#app/domain/shop/accent.ts';
import type { MailBrand } from './mail-frame.tsx';
import { mailStyle } from './mail-style.ts';

/** The one thing to do in a mail, in the shop's colour where it has one. */
export function MailButton({
  href,
  brand,
  children,
}: {
  href: string;
  brand?: MailBrand | undefined;
  children: ReactNode;
}) {
  const accent = brand?.accent ?? null;
  const colors = accent === null ? {} : { backgroundColor: accent, color: writingOn(accent) };
  return (
    <Button href={href} style={{ ...mailStyle.button, ...colors }}>
      {children}
    </Button>
  );
}
