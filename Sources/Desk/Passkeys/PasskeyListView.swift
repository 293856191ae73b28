import People
import Vocabulary
import Web

/// Somebody's passkeys, at the desk as at the console: what there is, how to change it, and one more.
struct PasskeyListView {
    /// Where its forms go.
    struct Addresses {
        let add: SiteURL
        /// Lets passkeys be changed for a while.
        let prove: SiteURL
        let rename: (PasskeyID) -> SiteURL
        let remove: (PasskeyID) -> SiteURL
    }

    let passkeys: [Passkey]
    /// Nil until the person shows again who they are.
    let offer: PasskeyOffer?
    /// What they type for that: nothing where the answer is another page.
    let proof: HTML
    let state: FormState
    let device: Device
    let host: String
    let csrf: HTML
    let addresses: Addresses
    let when: (Instant) -> HTML

    var html: HTML {
        """
        <div class="narrow"><div class="stack">\
        <p class="muted">Sign in with your fingerprint, your face or the code of your device. A passkey cannot be guessed, \
        no other site can ask for it, and it needs no second factor: your device makes sure that it is you.</p>\
        \(ErrorSummary(state, title: "Please look at this again").html)\
        \(ConsolePanel(title: "Your passkeys", content: list).html)\
        \(ConsolePanel(title: "Add a passkey", content: offer.map(adding) ?? proving).html)</div></div>
        """
    }

    // MARK: - What there is

    private var list: HTML {
        passkeys.isEmpty
            ? "<p>None yet.</p>" : "<ul class=\"passkeys\" role=\"list\">\(passkeys.html(line))</ul>"
    }

    private func line(_ passkey: Passkey) -> HTML {
        let used: HTML = passkey.usedAt.map { "last used \(when($0))" } ?? "not used yet"
        let elsewhere: HTML? =
            passkey.relyingParty == host ? nil : " Works at \(passkey.relyingParty) only."
        return """
            <li><div><span class="row-title">\(passkey.name)</span>\
            <span class="row-detail">Added \(when(passkey.createdAt)), \(used).\(elsewhere)</span></div>\
            \(offer == nil ? nil : changes(of: passkey))</li>
            """
    }

    private func changes(of passkey: Passkey) -> HTML {
        """
        <details class="passkey-changes"><summary>Change</summary>\
        <form class="fields" method="post" action="\(addresses.rename(passkey.id))">\(csrf)\
        <div class="field"><label class="label" for="name-\(passkey.id)">Name</label>\
        <input class="input" id="name-\(passkey.id)" name="name" value="\(passkey.name)" maxlength="60" \
        autocomplete="off" required></div>\
        <div class="form-end">\(ButtonView("Rename", style: .secondary).submit())</div></form>\
        <form class="inline-form" method="post" action="\(addresses.remove(passkey.id))">\(csrf)\
        \(ButtonView("Remove \(passkey.name)", style: .danger).submit())</form></details>
        """
    }

    // MARK: - One more

    private func adding(_ offer: PasskeyOffer) -> HTML {
        var state = FormState(Fields().setting("name", to: state.values["name"]), errors: state.errors)
        state.prefill("name", device.nameOrUnknown)
        return """
            \(PasskeyForm.unable("To add one, you need JavaScript and a browser that knows passkeys."))\
            \(PasskeyForm(
                .create, action: addresses.add, options: offer.options,
                hidden: csrf + HiddenFields(["handle": offer.handle]).html,
                content: FormField("name", label: "Name", hint: "So that you know it again.", autocomplete: "off")
                    .text(state, maxLength: 60),
                button: ButtonView("Add a passkey", icon: .key),
                failed: "No passkey was made. Try again when you are ready.",
                known: "This device has a passkey of your account already."
            ).html)
            """
    }

    private var proving: HTML {
        """
        <p>Your passkeys can be changed once you have shown again that it is you.</p>\
        <form class="fields" method="post" action="\(addresses.prove)">\(csrf)\(proof)\
        <div class="form-end">\(ButtonView("Continue").submit())</div></form>
        """
    }
}

extension FormState {
    /// Why a passkey was not added, in a sentence that helps.
    mutating func refuse(_ refusal: PasskeyRefusal) {
        notice =
            switch refusal {
            case .tooMany: "You have \(Passkey.limit) passkeys. Remove one first."
            case .known: "This passkey is taken."
            case .challenge: "That took too long. Try again."
            default: "The passkey was not added. Try again."
            }
    }

    mutating func refusePasskeyName() {
        refuse("name", "Give it a name of up to 60 characters.")
    }
}

/// The way in with a passkey, on a page for strangers.
struct PasskeyDoor {
    static let refused = "This passkey does not open an account here. Try again, or use your password."

    let action: SiteURL
    /// What the browser is asked.
    let question: String
    let csrf: HTML
    let next: String

    var html: HTML {
        PasskeyForm(
            .get, action: action, options: question, hidden: csrf + HiddenFields(["next": next]).html,
            button: ButtonView("Sign in with a passkey", style: .secondary, icon: .key, isWide: true),
            failed: "Nobody was signed in. Try again, or use your password."
        ).html
    }
}
