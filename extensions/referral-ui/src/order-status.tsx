import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { InviteCard } from './invite-card.tsx';

export default function orderStatus(): void {
  render(<InviteCard surface="order_status" />, document.body);
}
