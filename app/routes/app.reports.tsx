import { Outlet, useLocation, useNavigate, useNavigation } from '@remix-run/react';
import { BlockStack, Page, Tabs } from '@shopify/polaris';
import { useReportAddress } from '#app/ui/report-address.ts';
import { useText } from '#app/ui/text.tsx';

const reports = [
  { name: 'funnel', path: '/app/reports' },
  { name: 'money', path: '/app/reports/money' },
  { name: 'liability', path: '/app/reports/liability' },
  { name: 'goals', path: '/app/reports/goals' },
] as const;

/** The frame of all reports. What was chosen in one is kept for the next. */
export default function Reports() {
  const t = useText();
  const navigate = useNavigate();
  const address = useReportAddress();
  const { pathname } = useLocation();
  const isLoading = useNavigation().state === 'loading';
  const selected = Math.max(
    0,
    reports.findIndex(({ path }) => path === pathname.replace(/\/$/, '')),
  );
  const name = reports[selected]?.name ?? 'funnel';
  return (
    <Page title={t('reports.title')} fullWidth>
      <BlockStack gap="200">
        {/* Polaris measures tabs before it shows them: their place is kept, so that the page does not jump. */}
        <div style={{ minHeight: 44 }}>
          <Tabs
            tabs={reports.map((report) => ({
              id: `reports-${report.name}`,
              content: t(`reports.tabs.${report.name}`),
              panelID: 'reports-panel',
            }))}
            selected={selected}
            onSelect={(index) => navigate(address.of(reports[index]?.path ?? '/app/reports'))}
            disclosureText={t('reports.tabs.label')}
          />
        </div>
        <div
          id="reports-panel"
          role="tabpanel"
          aria-labelledby={`reports-${name}`}
          aria-busy={isLoading}
          style={{ opacity: isLoading ? 0.6 : 1 }}
        >
          <Outlet />
        </div>
      </BlockStack>
    </Page>
  );
}
