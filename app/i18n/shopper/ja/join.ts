import type { Translation } from '../../translate.ts';
import type { joinWords as en } from '../en/join.ts';

export const joinWords: Translation<typeof en> = {
  join: {
    title: 'お友だちを{{shop}}に招待しましょう',
    text: 'メールアドレスを入力すると、あなた専用の招待へのリンクをお送りします。アカウントは不要です。',
    email: 'メールアドレス',
    ask: 'リンクを送る',
    privacy: 'アドレスはご招待と特典のためにのみ使用し、メールマガジンには使用しません。',
    signIn: 'アカウントを持っています',
    malformed: 'メールアドレスの形式をご確認ください。',
    tooManyTitle: '少しお待ちください',
    tooMany: 'リクエストが多すぎます。1時間後にもう一度お試しください。',
    notPossibleTitle: 'ログインしてください',
    notPossible: '{{shop}}にログインして、あなた専用の招待リンクを受け取ってください。',
    sentTitle: 'メールをご確認ください',
    sent: 'リンクを記載したメールをお送りしました。{{hours}}時間以内に開いて、招待を受け取ってください。',
    notArrived: '届かない場合は、迷惑メールフォルダーをご確認いただくか、10分後にもう一度お試しください。',
    confirmTitle: 'あと1回押すと招待が届きます',
    confirmText:
      'アドレスがご本人のものであることを確認します。{{shop}}のお客様として登録されますが、メールマガジンは届きません。',
    confirm: '招待リンクを表示',
    oldTitle: 'このリンクは無効になりました',
    oldText: '有効期限は{{hours}}時間でした。新しいリンクはすぐにお送りできます。',
    askAgain: '新しいリンクを受け取る',
    tryAgainTitle: 'リンクを取得できませんでした',
    tryAgainText: '通常より時間がかかっています。少し待ってからもう一度押してください。リンクは引き続き有効です。',
    tryAgain: 'もう一度試す',
  },
};
