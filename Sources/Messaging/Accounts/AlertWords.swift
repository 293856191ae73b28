public import People

extension SecurityAlert {
    /// What happened, in a sentence.
    /// - Parameter language: "de"; one that we have no words in is English.
    public func sentence(in language: String) -> String {
        switch language {
        case "de": german
        case "ja": japanese
        case "ar": arabic
        default: english
        }
    }

    private var english: String {
        switch rule {
        case .manyFailures: "Somebody tried \(count) wrong passwords for one account at your desk within an hour."
        case .manyPlaces: "One person signed in from \(count) different networks within an hour."
        case .newPlace: "Somebody signed in from a network that they had not come from before."
        case .privileges: "Rights at your desk were changed (\(action))."
        case .copiedPasskey: "A passkey was refused because there may be a copy of it."
        case .operatorVisit: "An operator of the platform opened your desk for a while."
        case .massExport: "One person exported \(count) lists within an hour."
        case .refundSpike: "\(count) refunds were made within a day, far more than in the week before."
        }
    }

    private var german: String {
        switch rule {
        case .manyFailures: "Innerhalb einer Stunde wurden \(count) falsche Passwörter für ein Konto am Desk versucht."
        case .manyPlaces: "Eine Person hat sich innerhalb einer Stunde aus \(count) verschiedenen Netzen angemeldet."
        case .newPlace: "Jemand hat sich aus einem Netz angemeldet, aus dem er noch nie kam."
        case .privileges: "Rechte an Ihrem Desk wurden geändert (\(action))."
        case .copiedPasskey: "Ein Passkey wurde abgelehnt, weil es eine Kopie davon geben könnte."
        case .operatorVisit: "Ein Betreiber der Plattform hat Ihren Desk für eine Weile geöffnet."
        case .massExport: "Eine Person hat innerhalb einer Stunde \(count) Listen exportiert."
        case .refundSpike: "Innerhalb eines Tages gab es \(count) Erstattungen, weit mehr als in der Woche davor."
        }
    }

    private var japanese: String {
        switch rule {
        case .manyFailures: "1時間以内に、管理画面の1つのアカウントで誤ったパスワードが\(count)回入力されました。"
        case .manyPlaces: "1時間以内に、同じ方が\(count)か所の異なるネットワークからサインインしました。"
        case .newPlace: "これまでにないネットワークからのサインインがありました。"
        case .privileges: "管理画面の権限が変更されました（\(action)）。"
        case .copiedPasskey: "複製された可能性があるため、パスキーによるサインインを拒否しました。"
        case .operatorVisit: "プラットフォームの運営者が、一時的に管理画面を開きました。"
        case .massExport: "1時間以内に、同じ方が一覧を\(count)回書き出しました。"
        case .refundSpike: "1日に\(count)件の返金があり、前の週を大きく上回っています。"
        }
    }

    private var arabic: String {
        switch rule {
        case .manyFailures: "جُرّبت \(count) كلمات مرور خاطئة لحساب واحد في لوحة متجرك خلال ساعة."
        case .manyPlaces: "سجّل شخص واحد الدخول من \(count) شبكات مختلفة خلال ساعة."
        case .newPlace: "سجّل أحدهم الدخول من شبكة لم يأت منها من قبل."
        case .privileges: "تغيّرت الصلاحيات في لوحة متجرك (\(action))."
        case .copiedPasskey: "رُفض مفتاح مرور لاحتمال وجود نسخة منه."
        case .operatorVisit: "فتح أحد مشغّلي المنصة لوحة متجرك لبعض الوقت."
        case .massExport: "صدّر شخص واحد \(count) قوائم خلال ساعة."
        case .refundSpike: "تمت \(count) عمليات استرداد خلال يوم، أكثر بكثير من الأسبوع السابق."
        }
    }
}
