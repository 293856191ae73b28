import People
import Web

/// What a role is called and may do, as a form.
struct RoleEditor {
    /// Nil for one that is made.
    let role: Role?
    let state: FormState
    let call: DeskCall

    private var isOwner: Bool { role?.name == Role.owner }
    private var isFixed: Bool { isOwner || role?.name == Role.vendor }
    private var wasSent: Bool { !state.values.isEmpty }

    private var chosen: Set<String> {
        wasSent
            ? Set(state.values.values("permission")) : Set((role?.permissions ?? []).map(\.rawValue))
    }

    var actions: HTML? {
        guard let role, !role.isBuiltIn else { return nil }
        return call.button(ButtonView("Delete", style: .danger), posts: .desk(.deleteRole, role.name))
    }

    var html: HTML {
        let action: SiteURL = role.map { .desk(.role, $0.name) } ?? .desk(.newRole)
        return """
            <div class="narrow">\(isOwner ? ownerNotice : isFixed ? vendorNotice : nil)\
            \(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(action)" class="stack">\(call.csrfField)\
            \(ConsolePanel(title: "Role", content: "<div class=\"fields\">\(name)\(secondFactor)</div>").html)\
            \(isFixed ? nil : Permission.Group.allCases.html(panel))\
            <div class="form-end">\(ButtonView(role == nil ? "Make the role" : "Save").submit())</div></form></div>
            """
    }

    private var ownerNotice: HTML {
        Notice("Owners may do everything, always. Only whether they need a second factor can be chosen.", .info).html
    }

    private var vendorNotice: HTML {
        Notice("\(DeskRefusal.vendorRoleIsFixed.explanation) It comes with an invitation to a vendor.", .info).html
    }

    private var name: HTML? {
        guard !isOwner else { return nil }
        var state = state
        state.prefill("title", role?.title)
        return FormField("title", label: "Name", hint: role == nil ? "What people read: “Weekend shift”." : nil)
            .text(state, maxLength: 60)
    }

    private var secondFactor: HTML {
        let isOn = wasSent ? state.isTicked("second") : role?.needsSecondFactor ?? false
        return FormField(
            "second", label: "Needs a second factor",
            hint: call.rules.needsSecondFactor
                ? "The shop asks it of everybody already."
                : "Who has none is asked to set one up before anything else.",
            isRequired: false
        ).checkbox(FormState(isOn ? ["second": "on"] : [:]))
    }

    private func panel(_ group: Permission.Group) -> HTML {
        let own = Permission.grantable.filter { $0.group == group }
        return """
            <fieldset class="panel permissions"><legend class="panel-legend">\(group.rawValue)</legend>\
            <div class="permission-list">\(own.html(box))</div></fieldset>
            """
    }

    /// What the reader may not do themselves, they cannot give.
    private func box(_ permission: Permission) -> HTML {
        let isBeyond = !call.author.isOwner && !call.may(permission)
        let isChosen = chosen.contains(permission.rawValue)
        // A box that cannot be changed is not sent, so what was there is sent beside it.
        let kept: HTML? = isBeyond && isChosen ? HiddenFields(["permission": permission.rawValue]).html : nil
        return """
            <label class="check"><input type="checkbox" name="permission" value="\(permission.rawValue)"\
            \(attribute: "checked", isChosen)\(attribute: "disabled", isBeyond)>\(kept)<span>\(permission.title)\
            <span class="check-detail">\(permission.detail)</span></span></label>
            """
    }
}
