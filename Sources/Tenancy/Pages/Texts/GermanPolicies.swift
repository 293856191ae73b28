extension PolicyTexts {
    static let german = PolicyTexts(
        shipping: Text(
            title: "Versand",
            body: """
                Wir packen Ihre Bestellung innerhalb von [[1 bis 2 Werktagen]] und versenden aus {{shop.country}}.

                ## Was es kostet
                Versandarten und ihre Preise sehen Sie an der Kasse, bevor Sie bezahlen.

                ## Wie lange es dauert
                Bei jeder Versandart steht, wie lange sie gewöhnlich braucht. Pakete in andere Länder können länger \
                unterwegs sein, wenn der Zoll sie prüft; Abgaben Ihres Landes tragen Sie selbst.

                ## Wo Ihr Paket ist
                In der Bestellbestätigung steht ein Link, der zeigt, wo Ihre Bestellung ist. Heben Sie ihn auf: Er öffnet \
                die Bestellung ohne Konto.

                ## Wenn etwas beschädigt oder gar nicht ankommt
                Schreiben Sie uns{{#shop.email}} an [{{shop.email}}](mailto:{{shop.email}}){{/shop.email}} mit Ihrer \
                Bestellnummer, und wir bringen es in Ordnung.
                """),
        returns: Text(
            title: "Widerruf und Rückgabe",
            body: """
                Wenn etwas nicht passt, können Sie es innerhalb von [[14 Tagen]] nach Erhalt unbenutzt und vollständig \
                zurücksenden.

                ## So geht es
                1. Schreiben Sie uns{{#shop.email}} an [{{shop.email}}](mailto:{{shop.email}}){{/shop.email}} mit Ihrer \
                Bestellnummer und dem, was Sie zurückgeben möchten.
                2. Verpacken Sie die Ware sicher und senden Sie sie an die Adresse, die wir Ihnen nennen.
                3. Wir erstatten, was Sie bezahlt haben, auf demselben Weg, innerhalb von [[14 Tagen]] nach Eingang.

                ## Wer die Rücksendung bezahlt
                [[Die Kosten der Rücksendung tragen Sie, außer die Ware war beschädigt oder nicht die bestellte.]]

                ## Was nicht zurückgegeben werden kann
                [[Nach Ihren Wünschen Angefertigtes, Verderbliches, und versiegelte Ware, die geöffnet wurde und aus \
                Gründen der Hygiene nicht wieder verkauft werden kann.]]

                [[Fügen Sie hier die Widerrufsbelehrung und das Muster-Widerrufsformular ein, die für Ihren Shop gelten.]]

                Rechte, die Ihnen das Gesetz gibt, bleiben davon unberührt.
                """),
        terms: Text(
            title: "Allgemeine Geschäftsbedingungen",
            body: """
                Diese Bedingungen gelten für alles, was Sie in diesem Shop bei **{{shop.name}}** kaufen.

                ## Der Vertrag
                Was Sie im Shop sehen, ist eine Einladung zu bestellen. Mit dem Abschicken der Bestellung geben Sie ein \
                verbindliches Angebot ab; der Vertrag kommt zustande, wenn wir die Bestellung per E-Mail bestätigen.

                ## Preise und Zahlung
                Die Preise an der Kasse sind in {{shop.currency}} und das, was Sie bezahlen, mit Steuern und Versand wie \
                angegeben. Bezahlt wird bei der Bestellung.

                ## Lieferung
                Wir liefern an die Adresse, die Sie uns nennen. Was nicht da ist, verkaufen wir nicht; fehlt trotzdem \
                etwas, sagen wir es sofort und erstatten es.

                ## Rückgabe und Mängel
                Wie Sie Ware zurückgeben, steht auf der [Seite zur Rückgabe](/policies/returns). Für Mängel gelten die \
                Regeln des Gesetzes.

                ## Wer wir sind
                Ihr Vertragspartner ist **{{shop.name}}**; alle Angaben stehen im [Impressum](/policies/imprint). Es gilt \
                das Recht von [[Land unseres Sitzes]]; Regeln, die Verbraucher an ihrem Wohnort schützen, bleiben bestehen.
                """),
        privacy: Text(
            title: "Datenschutz",
            body: """
                Verantwortlich für Ihre Daten ist hier **{{shop.name}}**. {{#shop.email}}Schreiben Sie bei Fragen an \
                [{{shop.email}}](mailto:{{shop.email}}).{{/shop.email}}

                ## Was wir aufbewahren, und wozu
                - **Bestellungen**: Name, Adresse, E-Mail, Telefon, wenn Sie es angeben, was Sie gekauft und bezahlt \
                haben. Wir brauchen es, um zu liefern, Ihnen zu helfen und für unsere Bücher.
                - **Ihr Warenkorb**: ein Cookie, das sich ihn merkt. Sonst wird auf Ihrem Gerät nichts gespeichert, und \
                es gibt kein Tracking.
                - **Protokolle des Servers**: die Adresse der Seite und der Zeitpunkt einer Anfrage, für die Sicherheit \
                und um Fehler zu finden.

                ## Wer sie bekommt
                Nur wer sie für Ihre Bestellung braucht: der Zahlungsanbieter, der Ihre Karte bearbeitet (ihre Nummer \
                sehen wir nie), und der Versanddienst. [[Ergänzen Sie weitere, etwa wer den Shop betreibt oder Newsletter \
                versendet.]]

                ## Wie lange
                Bestellungen bleiben so lange, wie das Gesetz Bücher verlangt: [[meist 6 bis 10 Jahre]]. Warenkörbe, zu \
                denen niemand zurückkommt, werden entfernt.

                ## Ihre Rechte
                Sie können erfahren, was wir über Sie wissen, es berichtigen, löschen lassen, wo kein Gesetz es verlangt, \
                oder mitnehmen. Beschweren können Sie sich auch bei der Datenschutzbehörde Ihres Wohnorts.
                """),
        imprint: Text(
            title: "Impressum und Kontakt",
            body: """
                **{{shop.name}}**
                {{#shop.address}}{{shop.address}}{{/shop.address}}{{^shop.address}}[[Rechtsform und Inhaber]]
                [[Straße, Postleitzahl, Ort]]{{/shop.address}}
                {{shop.country}}

                ## Kontakt
                {{#shop.email}}E-Mail: [{{shop.email}}](mailto:{{shop.email}}){{/shop.email}}{{^shop.email}}E-Mail: \
                [[eine Adresse, die gelesen wird]]{{/shop.email}}
                {{#shop.phone}}Telefon: {{shop.phone}}{{/shop.phone}}{{^shop.phone}}Telefon: [[Nummer]]{{/shop.phone}}

                ## Register
                Umsatzsteuer-Identifikationsnummer: [[Nummer]]
                Handelsregister: [[Gericht und Nummer, falls vorhanden]]
                Verantwortlich für den Inhalt: [[Name]]
                """))
}
