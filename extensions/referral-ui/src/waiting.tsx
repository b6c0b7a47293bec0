import { say } from './host.ts';

/** As tall as what comes, so that nothing below it jumps. It promises nothing: nobody knows yet what the app will say. */
export function Waiting({ height }: { height: '150px' | '300px' }) {
  return (
    <s-section accessibilityLabel={say('loading')}>
      <s-box minBlockSize={height} accessibilityRole="status" accessibilityLabel={say('loading')}>
        <s-skeleton-paragraph />
      </s-box>
    </s-section>
  );
}
