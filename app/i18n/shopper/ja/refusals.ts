import type { Translation } from '../../translate.ts';
import type { refusalsWords as en } from '../en/refusals.ts';

export const refusalsWords: Translation<typeof en> = {
  refusals: {
    unknownInviteTitle: 'この招待を開けません',
    unknownInviteText:
      'リンクの一部が欠けているか、招待が終了している可能性があります。お友だちにもう一度送ってもらうか、コードを入力してください。',
    unknownInviteAction: 'コードを入力する',
    unknownVisitTitle: '招待をもう一度開いてください',
    unknownVisitText:
      'どの招待のものか確認できませんでした。お友だちから届いたリンクを開いて、もう一度お試しください。',
    unknownVisitAction: '招待をもう一度開く',
    noProgramTitle: '現在、ご招待は行われていません',
    noProgramText: '{{shop}}では現在、ご紹介特典を行っていません。ぜひショップをご覧ください。',
    pausedTitle: 'この招待は休止中です',
    pausedText: '{{shop}}はご招待を休止しています。再開するとリンクが使えますので、お手元に保管してください。',
    endedTitle: 'この招待は終了しました',
    endedText: '{{date}}に終了しました。{{shop}}の商品をぜひご覧ください。',
    notBegunTitle: 'まだ始まっていません',
    notBegunText: 'この招待は{{date}}に始まります。リンクを保管して、その日以降にお越しください。',
    notEligibleTitle: 'まだご招待いただけません',
    notEligibleText: '{{shop}}のご招待は一部のお客様に限られています。次回のご注文後にもう一度ご確認ください。',
    ownInviteTitle: 'これはあなたご自身の招待です',
    ownInviteText: 'お友だちのためのもので、ご自身では受け取れません。',
    ownInviteAction: '自分の招待リンクへ',
    tooManyTriesTitle: '少し時間をおいてください',
    tooManyTriesText_one: 'お使いの接続からの試行が多すぎます。1分後にもう一度お試しください。',
    tooManyTriesText_other: 'お使いの接続からの試行が多すぎます。{{count}}分後にもう一度お試しください。',
    codesNotReadyTitle: 'コードを準備しています',
    codesNotReadyText: '少しお待ちいただいてから、もう一度お試しください。招待は引き続き有効です。',
    codesNotReadyAction: 'もう一度試す',
    tooManyClaimsTitle: 'ただいま混み合っています',
    tooManyClaimsText: '多くの方が特典を受け取っているため、少しお待ちください。招待は引き続き有効です。',
    tryAgainTitle: 'リンクを取得できませんでした',
    tryAgainText: '通常より時間がかかっています。少し待ってからもう一度お試しください。',
    unknownCustomerTitle: 'アカウントが見つかりません',
    unknownCustomerText: 'もう一度ログインしてください。解決しない場合は{{shop}}までご連絡ください。',
  },
  doors: {
    not_signed: 'このページはオンラインストアでのみ開けます。',
    outside_time: 'ページの有効時間が過ぎました。オンラインストアでもう一度開いてください。',
    unknown_shop: 'このオンラインストアでは、ご招待を行っていません。',
    wrong_method: 'このアドレスでは、この種類のリクエストは受け付けていません。',
    malformed: '送信内容に不足があります。招待リンクをもう一度開いてください。',
  },
};
