import { useState } from 'preact/hooks';
import type { ShareLinks } from './answers.ts';
import { tellShare } from './ask-app.ts';
import { say, type Surface } from './host.ts';

type LinkChannel = Exclude<keyof ShareLinks, 'link' | 'copy' | 'qr'>;
const first: LinkChannel[] = ['whatsapp', 'email'];
/**
 * Nothing tells an extension whether it is on a phone. Text messages are among these because few computers send them; Messenger
 * is left out, as its address works on phones alone.
 */
const further: LinkChannel[] = ['sms', 'facebook', 'x', 'telegram'];
/** These open a program of the buyer's, not a page: a new tab would stay empty. */
const withoutPage: LinkChannel[] = ['email', 'sms'];

/** An advocate's link, to read, copy and send. */
export function ShareTools({ links, surface }: { links: ShareLinks; surface: Surface }) {
  const tell = (channel: string) => void tellShare(channel, surface);
  return (
    <>
      <CopyLink links={links} onCopied={() => tell('copy')} />
      <Channels channels={first} links={links} onShare={tell} />
      <s-details>
        <s-summary>{say('share.more')}</s-summary>
        <s-stack gap="base" paddingBlockStart="base">
          <Channels channels={further} links={links} onShare={tell} />
          <s-qr-code content={links.qr} accessibilityLabel={say('share.qr')} />
        </s-stack>
      </s-details>
    </>
  );
}

/** The field is there to be read and selected where copying is not allowed. */
function CopyLink({ links, onCopied }: { links: ShareLinks; onCopied: () => void }) {
  const [isCopied, setIsCopied] = useState(false);
  const note = () => {
    setIsCopied(true);
    onCopied();
  };
  return (
    <>
      <s-text-field label={say('share.yourLink')} value={links.link} readOnly />
      <s-button variant="primary" command="--copy" commandFor="ricochet-link">
        {say('share.copy')}
      </s-button>
      <s-clipboard-item id="ricochet-link" text={links.copy} onCopy={note} />
      <s-box accessibilityRole="status">{isCopied && <s-text tone="success">{say('share.copied')}</s-text>}</s-box>
    </>
  );
}

function Channels(props: { channels: LinkChannel[]; links: ShareLinks; onShare: (channel: string) => void }) {
  const { channels, links, onShare } = props;
  return (
    <s-stack direction="inline" gap="base">
      {channels.map((channel) => (
        <s-button
          key={channel}
          variant="secondary"
          href={links[channel]}
          target={withoutPage.includes(channel) ? 'auto' : '_blank'}
          accessibilityLabel={say(`share.with.${channel}`)}
          onClick={() => onShare(channel)}
        >
          {say(`share.${channel}`)}
        </s-button>
      ))}
    </s-stack>
  );
}
