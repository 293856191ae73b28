extension MailCopy {
    static func japanese(_ kind: MailKind) -> MailCopy {
        switch kind {
        case .orderConfirmation:
            MailCopy(
                subject: "{{shop.name}} ご注文確認（{{number}}）", preview: "{{total}}・ご注文を承りました。",
                heading: "{{#name}}{{name}} 様、{{/name}}ありがとうございます",
                before: [
                    "{{date}}のご注文（{{number}}）を承りました。発送の準備を進めております。",
                    "次のリンクからご注文の状況をご覧いただけます。会員登録は不要です。大切に保管してください。",
                ], action: "ご注文の状況を見る",
                after: [
                    "お気づきの点がございましたら、このメールにご返信ください。{{#account}}"
                        + "アカウントを作成すると、ご注文をまとめて確認できます: {{account}}{{/account}}"
                ])
        case .welcome:
            MailCopy(
                subject: "{{shop.name}} へようこそ", preview: "アカウントのご用意ができました。",
                heading: "{{#name}}{{name}} 様、{{/name}}ようこそ",
                before: ["{{shop.name}} のアカウントのご用意ができました。ご注文とお届け先を保存できます。"], action: "アカウントを見る")
        case .accountExists:
            MailCopy(
                subject: "すでにアカウントをお持ちです", preview: "変更はありません。",
                heading: "{{#name}}{{name}} 様、{{/name}}すでにアカウントがあります",
                before: [
                    "{{shop.name}}でこのアドレスの会員登録が申し込まれました。すでにアカウントがあるため、何も変更していません。"
                        + "パスワードでログインするか、新しいパスワードを設定してください。"
                ], action: "新しいパスワードを設定", after: ["お心当たりがない場合は、何もする必要はありません。"])
        case .verifyEmail:
            MailCopy(
                subject: "メールアドレスのご確認", preview: "リンクを押すだけで完了します。", heading: "メールアドレスをご確認ください",
                before: ["このメールアドレスがご本人のものであることをご確認ください。リンクは{{until}}まで有効です。"],
                action: "アドレスを確認する", after: ["お心当たりのない場合は、何もする必要はありません。"])
        case .resetPassword:
            MailCopy(
                subject: "パスワードの再設定", preview: "リンクは{{until}}まで有効です。", heading: "パスワードの再設定",
                before: ["{{shop.name}} のパスワード再設定のご依頼を受け付けました。リンクは{{until}}まで、一度だけ有効です。"],
                action: "新しいパスワードを設定する", after: ["お心当たりのない場合は、このメールを無視してください。パスワードは変わりません。"])
        case .invitation:
            MailCopy(
                subject: "{{inviter}} さんから {{shop.name}} への招待", preview: "{{role}} としての招待です。", heading: "ご招待",
                before: ["{{inviter}} さんが、あなたを {{role}} として {{shop.name}} に招待しています。リンクは{{until}}まで有効です。"],
                action: "招待を受ける", after: ["お心当たりのない場合は、このメールを無視してください。"])
        case .newSignIn:
            MailCopy(
                subject: "新しいサインインのお知らせ", preview: "{{device}}、{{when}}", heading: "ご本人によるサインインですか",
                before: ["{{shop.name}} のアカウントにサインインがありました：{{device}}、{{when}}、{{address}}"],
                action: "サインイン状況を確認する", after: ["お心当たりのない場合は、そのセッションを終了し、パスワードを変更してください。"])
        case .emailChanged:
            MailCopy(
                subject: "メールアドレス変更のお知らせ", preview: "新しいアドレス：{{newAddress}}", heading: "メールアドレスが変更されました",
                before: ["{{shop.name}} のサインインは、今後 {{newAddress}} をご利用ください。"], action: "変更した覚えがない",
                after: ["ご自身で変更された場合は、何もする必要はありません。"])
        case .orderClaim:
            MailCopy(
                subject: "ご注文 {{number}} をアカウントに保存", preview: "ご注文をまとめて管理できます。", heading: "ご注文をアカウントに保存",
                before: ["{{shop.name}} のアカウントを作成すると、ご注文 {{number}} をまとめて確認できます。リンクは{{until}}まで有効です。"],
                action: "アカウントを作成する", after: ["作成されない場合も、ご注文に影響はありません。"])
        case .accountLocked:
            MailCopy(
                subject: "サインインの一時停止のお知らせ", preview: "{{until}}まで。", heading: "サインインを一時停止しました",
                before: ["{{shop.name}} のアカウントで誤ったパスワードが続いたため、{{until}}までパスワードでのサインインを停止しています。サインイン済みの端末には影響ありません。"],
                action: "新しいパスワードを設定する", after: ["ご本人の場合は、しばらくしてから再度お試しください。"])
        case .passkeyAdded:
            MailCopy(
                subject: "パスキーが追加されました", preview: "{{passkey}}・{{device}}、{{when}}", heading: "ご本人による操作ですか",
                before: ["{{shop.name}} のアカウントにパスキー「{{passkey}}」が追加されました：{{device}}、{{when}}、{{address}}"],
                action: "パスキーを確認する", after: ["お心当たりのない場合は、パスキーを削除し、不明なセッションを終了して、パスワードを変更してください。"])
        case .passkeyRemoved:
            MailCopy(
                subject: "パスキーが削除されました", preview: "{{passkey}}・{{device}}、{{when}}", heading: "パスキーが削除されました",
                before: ["{{shop.name}} のアカウントのパスキー「{{passkey}}」が削除されました：{{device}}、{{when}}、{{address}}"],
                action: "パスキーを確認する", after: ["お心当たりのない場合は、不明なセッションを終了し、パスワードを変更してください。"])
        case .passkeyRefused:
            MailCopy(
                subject: "パスキーによるサインインを拒否しました", preview: "「{{passkey}}」が複製された可能性があります。",
                heading: "パスキーが複製された可能性があります",
                before: [
                    "{{shop.name}} でパスキー「{{passkey}}」が使われました：{{device}}、{{when}}、{{address}}",
                    "使用回数が正しく進んでいないため、サインインを拒否しました。",
                ], action: "パスキーを確認する", after: ["このパスキーを削除し、同じ端末で新しく追加することをおすすめします。"])
        case .securityAlert:
            MailCopy(
                subject: "{{shop.name}}：ご確認ください", preview: "{{what}}", heading: "ご確認ください",
                before: ["{{what}}", "対象：{{who}}　日時：{{when}}{{#address}}　接続元：{{address}}{{/address}}"],
                action: "管理画面で確認する", after: ["お心当たりがある場合は、管理画面で確認済みにしてください。"])
        case .operatorVisit:
            MailCopy(
                subject: "{{operator}} が {{shop.name}} の管理画面を開きました", preview: "{{reason}}",
                heading: "運営者による閲覧のお知らせ",
                before: [
                    "プラットフォームの運営者 {{operator}} が {{shop.name}} の管理画面を開きました(最長 {{until}} まで)。理由:{{reason}}",
                    "その間の変更はすべて、この名前で監査記録に残ります。",
                ], action: "監査記録を見る", after: ["お心当たりがない場合は、プラットフォームの運営者にお問い合わせください。"])
        case .shopReady:
            MailCopy(
                subject: "{{shop.name}} の準備ができました", preview: "{{site}} で公開中です。", heading: "ショップの準備ができました",
                before: [
                    "{{shop.name}} は、税・配送・各種ページの初期設定とともに公開されました。", "次に、ショップ下部のページを確認し、空欄を記入してください。",
                ], action: "ショップを開く", after: ["サインインには {{owner}} をご利用ください。"])
        }
    }
}
