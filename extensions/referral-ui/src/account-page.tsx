import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { DashboardPage } from './dashboard-page.tsx';

export default function accountPage(): void {
  render(<DashboardPage />, document.body);
}
