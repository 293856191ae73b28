extension MailCopy {
    static func german(_ kind: MailKind) -> MailCopy {
        switch kind {
        case .orderConfirmation:
            MailCopy(
                subject: "Bestellung {{number}} bei {{shop.name}}", preview: "{{total}} · Ihre Bestellung ist da.",
                heading: "Vielen Dank{{#name}}, {{name}}{{/name}}",
                before: [
                    "Wir haben Ihre Bestellung {{number}} vom {{date}} und machen sie fertig.",
                    "Mit diesem Link sehen Sie, wo sie ist. Heben Sie ihn auf: Er öffnet die Bestellung ohne Konto.",
                ], action: "Bestellung verfolgen",
                after: [
                    "Wenn etwas nicht stimmt, antworten Sie einfach auf diese Mail.{{#account}}"
                        + " Mit einem Konto sind Ihre Bestellungen an einem Ort: {{account}}{{/account}}"
                ])
        case .welcome:
            MailCopy(
                subject: "Willkommen bei {{shop.name}}", preview: "Ihr Konto ist bereit.",
                heading: "Willkommen{{#name}}, {{name}}{{/name}}",
                before: [
                    "Ihr Konto bei {{shop.name}} ist bereit. Ihre Bestellungen und Adressen sind dort aufgehoben."
                ], action: "Zum Konto")
        case .accountExists:
            MailCopy(
                subject: "Sie haben schon ein Konto", preview: "Es wurde nichts geändert.",
                heading: "Sie haben schon ein Konto{{#name}}, {{name}}{{/name}}",
                before: [
                    "Jemand, vermutlich Sie, wollte sich mit dieser Adresse bei {{shop.name}} registrieren. Es gibt schon "
                        + "ein Konto, darum wurde nichts geändert. Melden Sie sich mit Ihrem Passwort an, oder wählen "
                        + "Sie ein neues."
                ], action: "Neues Passwort wählen",
                after: ["Wenn Sie das nicht waren, müssen Sie nichts tun."])
        case .verifyEmail:
            MailCopy(
                subject: "Bestätigen Sie Ihre E-Mail-Adresse",
                preview: "Ein Klick, und wir wissen, dass sie Ihnen gehört.",
                heading: "Ist das Ihre Adresse?",
                before: ["Bitte bestätigen Sie, dass dieses Postfach Ihnen gehört. Der Link gilt bis {{until}}."],
                action: "Adresse bestätigen",
                after: ["Wenn Sie das nicht angefordert haben, müssen Sie nichts tun."])
        case .resetPassword:
            MailCopy(
                subject: "Neues Passwort wählen", preview: "Der Link gilt bis {{until}}.",
                heading: "Neues Passwort wählen",
                before: [
                    "Jemand, wahrscheinlich Sie, hat bei {{shop.name}} ein neues Passwort angefordert. Der Link gilt "
                        + "einmal, bis {{until}}."
                ], action: "Neues Passwort wählen",
                after: ["Wenn Sie es nicht waren, lassen Sie diese Mail liegen: Ihr Passwort bleibt, wie es ist."])
        case .invitation:
            MailCopy(
                subject: "{{inviter}} lädt Sie zu {{shop.name}} ein", preview: "Arbeiten Sie als {{role}} mit.",
                heading: "Sie sind eingeladen",
                before: [
                    "{{inviter}} möchte, dass Sie bei {{shop.name}} als {{role}} mitarbeiten. Der Link gilt bis {{until}}."
                ],
                action: "Einladung annehmen",
                after: ["Wenn Sie {{inviter}} nicht kennen, lassen Sie diese Mail liegen."])
        case .newSignIn:
            MailCopy(
                subject: "Neue Anmeldung in Ihrem Konto", preview: "{{device}}, {{when}}",
                heading: "Waren Sie das?",
                before: [
                    "In Ihrem Konto bei {{shop.name}} hat sich jemand angemeldet: {{device}}, {{when}}, von {{address}}."
                ],
                action: "Anmeldungen ansehen",
                after: [
                    "Wenn Sie es waren, ist alles gut. Wenn nicht, beenden Sie diese Anmeldung und ändern Sie Ihr Passwort."
                ])
        case .emailChanged:
            MailCopy(
                subject: "Ihre E-Mail-Adresse wurde geändert", preview: "Sie ist jetzt {{newAddress}}.",
                heading: "Ihre Adresse wurde geändert",
                before: [
                    "Bei {{shop.name}} melden Sie sich von nun an mit {{newAddress}} an, nicht mehr mit dieser Adresse."
                ], action: "Das war ich nicht",
                after: ["Wenn Sie das selbst waren, müssen Sie nichts tun."])
        case .orderClaim:
            MailCopy(
                subject: "Bestellung {{number}} in einem Konto aufheben", preview: "Alle Bestellungen an einem Ort.",
                heading: "Heben Sie Ihre Bestellung auf",
                before: [
                    "Mit einem Konto bei {{shop.name}} sind Bestellung {{number}} und Ihre nächsten an einem Ort. Der Link "
                        + "zeigt uns, dass dieses Postfach Ihnen gehört; er gilt bis {{until}}."
                ], action: "Konto anlegen", after: ["Ohne Konto bleibt alles, wie es ist."])
        case .accountLocked:
            MailCopy(
                subject: "Die Anmeldung in Ihrem Konto ruht", preview: "Bis {{until}}.",
                heading: "Die Anmeldung ruht",
                before: [
                    "Jemand hat falsche Passwörter für Ihr Konto bei {{shop.name}} versucht. Damit es sicher bleibt, ruht "
                        + "die Anmeldung mit Passwort bis {{until}}. Wo Sie schon angemeldet sind, bleiben Sie es."
                ], action: "Neues Passwort wählen",
                after: [
                    "Wenn Sie es waren, versuchen Sie es später wieder. Wenn nicht: Ihr Passwort wurde nicht erraten."
                ])
        case .passkeyAdded:
            MailCopy(
                subject: "Ihr Konto hat einen neuen Passkey", preview: "{{passkey}} · {{device}}, {{when}}",
                heading: "Waren Sie das?",
                before: [
                    "Der Passkey „{{passkey}}“ öffnet von nun an Ihr Konto bei {{shop.name}}. Er wurde hinzugefügt mit "
                        + "{{device}}, {{when}}, von {{address}}."
                ], action: "Passkeys ansehen",
                after: [
                    "Wenn Sie es nicht waren, entfernen Sie ihn, beenden Sie fremde Sitzungen und ändern Sie Ihr Passwort."
                ])
        case .passkeyRemoved:
            MailCopy(
                subject: "Ein Passkey Ihres Kontos wurde entfernt", preview: "{{passkey}} · {{device}}, {{when}}",
                heading: "Ein Passkey wurde entfernt",
                before: [
                    "Der Passkey „{{passkey}}“ öffnet Ihr Konto bei {{shop.name}} nicht mehr. Er wurde entfernt mit "
                        + "{{device}}, {{when}}, von {{address}}."
                ], action: "Passkeys ansehen",
                after: ["Wenn Sie es nicht waren, beenden Sie fremde Sitzungen und ändern Sie Ihr Passwort."])
        case .passkeyRefused:
            MailCopy(
                subject: "Ein Passkey wurde abgelehnt", preview: "Von „{{passkey}}“ könnte es eine Kopie geben.",
                heading: "Gibt es eine Kopie Ihres Passkeys?",
                before: [
                    "Jemand kam mit Ihrem Passkey „{{passkey}}“ zu {{shop.name}}: {{device}}, {{when}}, von {{address}}. "
                        + "Sein Zähler ging nicht weiter, wie er sollte, darum haben wir niemanden eingelassen."
                ], action: "Passkeys ansehen",
                after: ["Am besten entfernen Sie ihn und fügen auf demselben Gerät einen neuen hinzu."])
        case .securityAlert:
            MailCopy(
                subject: "{{shop.name}}: bitte ansehen", preview: "{{what}}",
                heading: "Bitte sehen Sie sich das an",
                before: [
                    "{{what}}",
                    "Wer: {{who}}. Wann: {{when}}.{{#address}} Von: {{address}}.{{/address}}",
                ], action: "Am Desk ansehen",
                after: ["Wenn Sie davon wissen, brauchen Sie es nur am Desk zu bestätigen."])
        case .operatorVisit:
            MailCopy(
                subject: "{{operator}} sieht in den Tresen von {{shop.name}}", preview: "{{reason}}",
                heading: "Besuch vom Betreiber der Plattform",
                before: [
                    "{{operator}} vom Betreiber der Plattform hat den Tresen von {{shop.name}} geöffnet, längstens bis "
                        + "{{until}}. Als Grund ist angegeben: {{reason}}",
                    "Alles, was dabei geändert wird, steht unter diesem Namen in Ihrem Prüfprotokoll.",
                ], action: "Prüfprotokoll öffnen",
                after: ["Wenn Sie das nicht erwartet haben, fragen Sie den Betreiber der Plattform."])
        case .shopReady:
            MailCopy(
                subject: "{{shop.name}} ist bereit", preview: "Ihr Shop ist offen: {{site}}.",
                heading: "Ihr Shop ist bereit",
                before: [
                    "{{shop.name}} ist da, mit Steuern, Versand und Seiten für den Anfang.",
                    "Als Nächstes: Sehen Sie die Seiten am Fuß des Shops durch, und füllen Sie aus, was sie offen lassen.",
                ], action: "Shop öffnen", after: ["Sie melden sich mit {{owner}} an."])
        }
    }
}
