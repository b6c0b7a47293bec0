import type { JobName } from './catalogue.ts';
import type { Handler } from './handler.ts';
import { handle as answerDataRequest } from './handlers/answer-data-request.ts';
import { handle as askForBalances } from './handlers/ask-for-balances.ts';
import { handle as askToCountEntries } from './handlers/ask-to-count-entries.ts';
import { handle as askForMerchantMails } from './handlers/ask-for-merchant-mails.ts';
import { handle as askToPublishInvites } from './handlers/ask-to-publish-invites.ts';
import { handle as attributeOrder } from './handlers/attribute-order.ts';
import { handle as clearPayloads } from './handlers/clear-payloads.ts';
import { handle as countEntries } from './handlers/count-entries.ts';
import { handle as deleteOldExports } from './handlers/delete-old-exports.ts';
import { handle as endInstallation } from './handlers/end-installation.ts';
import { handle as followSchedules } from './handlers/follow-schedules.ts';
import { handle as issueCodes } from './handlers/issue-codes.ts';
import { handle as issueReward } from './handlers/issue-reward.ts';
import { handle as lapseRewards } from './handlers/lapse-rewards.ts';
import { handle as mintFriendCodes } from './handlers/mint-friend-codes.ts';
import { handle as noteOrderChange } from './handlers/note-order-change.ts';
import { handle as openExpiryMonths } from './handlers/open-expiry-months.ts';
import { handle as prepareProgramVersion } from './handlers/prepare-program-version.ts';
import { handle as publishInvite } from './handlers/publish-invite.ts';
import { handle as publishProgramText } from './handlers/publish-program-text.ts';
import { handle as publishStaleInvites } from './handlers/publish-stale-invites.ts';
import { handle as readRewardBalances } from './handlers/read-reward-balances.ts';
import { handle as rebuildFigures } from './handlers/rebuild-figures.ts';
import { handle as recordCancellation } from './handlers/record-cancellation.ts';
import { handle as recordRefund } from './handlers/record-refund.ts';
import { handle as redactCustomer } from './handlers/redact-customer.ts';
import { handle as redactShop } from './handlers/redact-shop.ts';
import { handle as refreshProgramTexts } from './handlers/refresh-program-texts.ts';
import { handle as releaseDueRewards } from './handlers/release-due-rewards.ts';
import { handle as renewToken } from './handlers/renew-token.ts';
import { handle as renewTokens } from './handlers/renew-tokens.ts';
import { handle as reverseReward } from './handlers/reverse-reward.ts';
import { handle as reviewOrder } from './handlers/review-order.ts';
import { handle as sendJoinMail } from './handlers/send-join-mail.ts';
import { handle as sendMerchantMail } from './handlers/send-merchant-mail.ts';
import { handle as sendMessage } from './handlers/send-message.ts';
import { handle as sweepUnfinishedWork } from './handlers/sweep-unfinished-work.ts';
import { handle as updateScopes } from './handlers/update-scopes.ts';
import { handle as verifyFigures } from './handlers/verify-figures.ts';
import { handle as verifyLedger } from './handlers/verify-ledger.ts';
import { handle as verifyLedgers } from './handlers/verify-ledgers.ts';
import { handle as writeExport } from './handlers/write-export.ts';

/** Each job's handler; a job without one does not compile. */
export const handlers: { [Name in JobName]: Handler<Name> } = {
  'answer-data-request': answerDataRequest,
  'ask-for-balances': askForBalances,
  'ask-to-count-entries': askToCountEntries,
  'ask-for-merchant-mails': askForMerchantMails,
  'ask-to-publish-invites': askToPublishInvites,
  'attribute-order': attributeOrder,
  'clear-payloads': clearPayloads,
  'count-entries': countEntries,
  'delete-old-exports': deleteOldExports,
  'end-installation': endInstallation,
  'follow-schedules': followSchedules,
  'issue-codes': issueCodes,
  'issue-reward': issueReward,
  'lapse-rewards': lapseRewards,
  'mint-friend-codes': mintFriendCodes,
  'note-order-change': noteOrderChange,
  'open-expiry-months': openExpiryMonths,
  'prepare-program-version': prepareProgramVersion,
  'publish-invite': publishInvite,
  'publish-program-text': publishProgramText,
  'publish-stale-invites': publishStaleInvites,
  'read-reward-balances': readRewardBalances,
  'rebuild-figures': rebuildFigures,
  'record-cancellation': recordCancellation,
  'record-refund': recordRefund,
  'redact-customer': redactCustomer,
  'redact-shop': redactShop,
  'refresh-program-texts': refreshProgramTexts,
  'release-due-rewards': releaseDueRewards,
  'renew-token': renewToken,
  'renew-tokens': renewTokens,
  'reverse-reward': reverseReward,
  'review-order': reviewOrder,
  'send-join-mail': sendJoinMail,
  'send-merchant-mail': sendMerchantMail,
  'send-message': sendMessage,
  'sweep-unfinished-work': sweepUnfinishedWork,
  'update-scopes': updateScopes,
  'verify-figures': verifyFigures,
  'verify-ledger': verifyLedger,
  'verify-ledgers': verifyLedgers,
  'write-export': writeExport,
};
