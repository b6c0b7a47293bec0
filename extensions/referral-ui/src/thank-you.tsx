import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { InviteCard } from './invite-card.tsx';

export default function thankYou(): void {
  render(<InviteCard surface="thank_you" />, document.body);
}
