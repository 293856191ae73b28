extension PolicyTexts {
    static let english = PolicyTexts(
        shipping: Text(
            title: "Shipping",
            body: """
                We pack orders within [[1 to 2 working days]] and ship from {{shop.country}}.

                ## What it costs
                The ways of shipping and what each costs are shown at checkout, before you pay.

                ## How long it takes
                Each way of shipping says how long it usually takes. Parcels to other countries can take longer when \
                customs looks at them; duties that your country asks for are yours to pay.

                ## Following your parcel
                Your order confirmation has a link that shows where your order is. Keep it: it opens your order without \
                an account.

                ## When something arrives broken or not at all
                Tell us{{#shop.email}} at [{{shop.email}}](mailto:{{shop.email}}){{/shop.email}}, with your order number, \
                and we put it right.
                """),
        returns: Text(
            title: "Returns and refunds",
            body: """
                If something is not right, you can send it back within [[14 days]] of receiving it, unused and complete.

                ## How to return
                1. Write to us{{#shop.email}} at [{{shop.email}}](mailto:{{shop.email}}){{/shop.email}} with your order \
                number and what you would like to return.
                2. Pack it safely and send it to the address that we give you.
                3. We refund what you paid, in the way you paid it, within [[14 days]] of receiving the goods.

                ## Who pays for sending it back
                [[You pay for the way back, unless the goods were damaged or not what you ordered.]]

                ## What cannot be returned
                [[Goods made for you, perishable goods, and sealed goods that were opened and cannot be resold for \
                reasons of hygiene.]]

                Rights that the law of your country gives you are not touched by this.
                """),
        terms: Text(
            title: "Terms of sale",
            body: """
                These terms apply to everything you buy from **{{shop.name}}** in this shop.

                ## The contract
                What you see in the shop is an invitation to order. With "Place order" you make a binding offer; the \
                contract is made when we confirm your order by e-mail.

                ## Prices and payment
                The prices at checkout are in {{shop.currency}} and are what you pay, with taxes and shipping as shown. \
                Payment is due when you place the order.

                ## Delivery
                We deliver to the address you give us. What is out of stock is not sold; should something be missing \
                all the same, we tell you at once and refund it.

                ## Returns and faults
                How to return goods is said on our [page about returns](/policies/returns). For faulty goods the law's \
                own rules apply.

                ## Who we are
                Your contract is with **{{shop.name}}**, whose details are in the [imprint](/policies/imprint). The law \
                of [[the country of our business]] applies; rules that protect consumers where you live stay as they are.
                """),
        privacy: Text(
            title: "Privacy",
            body: """
                **{{shop.name}}** is responsible for what happens with your data here. {{#shop.email}}Write to \
                [{{shop.email}}](mailto:{{shop.email}}) with any question.{{/shop.email}}

                ## What we keep, and why
                - **Orders**: name, address, e-mail, telephone if you give it, what you bought and paid. We need it to \
                deliver, to help you, and for our books.
                - **Your cart**: a cookie that remembers it. Nothing else is stored on your device, and there is no \
                tracking.
                - **Server logs**: the address of the page and the time of a request, for security and finding faults.

                ## Who gets it
                Only those who need it for your order: the payment provider, which handles your card (we never see its \
                number), and the carrier that brings your parcel. [[Add others, such as who hosts this shop or sends its \
                newsletter.]]

                ## How long
                Orders are kept as long as the law wants books to be kept: [[usually 6 to 10 years]]. Carts that nobody \
                comes back to are removed.

                ## Your rights
                You can ask what we know about you, have it corrected, have it deleted where no law keeps it, or take \
                it with you. You can also complain to the data protection authority where you live.
                """),
        imprint: Text(
            title: "Imprint and contact",
            body: """
                **{{shop.name}}**
                {{#shop.address}}{{shop.address}}{{/shop.address}}{{^shop.address}}[[Legal form and owner]]
                [[Street, postal code, town]]{{/shop.address}}
                {{shop.country}}

                ## Contact
                {{#shop.email}}E-mail: [{{shop.email}}](mailto:{{shop.email}}){{/shop.email}}{{^shop.email}}E-mail: \
                [[an address that is read]]{{/shop.email}}
                {{#shop.phone}}Telephone: {{shop.phone}}{{/shop.phone}}{{^shop.phone}}Telephone: [[if you have \
                one]]{{/shop.phone}}

                ## Registration
                Tax or VAT number: [[number]]
                Register: [[court or office, and number, if there is one]]
                Responsible for the content: [[name]]
                """))
}
