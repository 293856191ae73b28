internal import Vocabulary
internal import Web

/// What a shopper sees while a payment is under way.
enum WaitingView {
    /// The provider has not made up its mind: the page asks again by itself.
    static func processing(_ words: Words) -> HTML {
        """
        <div class="wrap page"><div class="empty" role="status"><span class="empty-icon waiting">\(Icon.clock.html)</span>\
        <h1 class="empty-title">\(words(.waitingTitle))</h1><p>\(words(.paymentPending))</p></div></div>
        """
    }

    /// The page of the test provider on which a payment is approved or refused: what a bank would show.
    static func approval(_ checkout: CheckoutID, total: String, _ words: Words) -> HTML {
        """
        <div class="wrap page"><div class="empty"><span class="empty-icon">\(Icon.lock.html)</span>\
        <h1 class="empty-title">\(words(.confirmPayment))</h1><p>\(words(.paymentNeedsAction))</p>\
        <p class="product-price"><span class="price-now">\(total)</span></p>\
        <form class="button-row" method="post" action="\(SiteURL.authorizePayment(checkout))">\
        \(ButtonView(words(.testApprove), icon: .check, isLarge: true).submit(name: "answer", value: "approve"))\
        \(ButtonView(words(.testRefuse), style: .secondary, isLarge: true).submit(name: "answer", value: "refuse"))\
        </form><p class="hint">\(words(.testPaymentNotice))</p></div></div>
        """
    }
}
