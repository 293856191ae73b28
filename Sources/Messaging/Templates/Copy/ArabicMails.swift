extension MailCopy {
    static func arabic(_ kind: MailKind) -> MailCopy {
        switch kind {
        case .orderConfirmation:
            MailCopy(
                subject: "طلبك رقم {{number}} من {{shop.name}}", preview: "{{total}} · وصلنا طلبك.",
                heading: "شكرًا لك{{#name}} يا {{name}}{{/name}}",
                before: [
                    "وصلنا طلبك رقم {{number}} بتاريخ {{date}} ونحن نجهّزه.",
                    "يعرض لك هذا الرابط حالة طلبك دون حساب، فاحتفظ به.",
                ], action: "تتبّع طلبك",
                after: [
                    "إذا كان هناك خطأ فما عليك إلا الرد على هذه الرسالة.{{#account}}"
                        + " بحسابٍ تجد طلباتك في مكان واحد: {{account}}{{/account}}"
                ])
        case .welcome:
            MailCopy(
                subject: "أهلًا بك في {{shop.name}}", preview: "حسابك جاهز.", heading: "أهلًا{{#name}} {{name}}{{/name}}",
                before: ["حسابك في {{shop.name}} جاهز، وفيه طلباتك وعناوينك."], action: "إلى حسابك")
        case .accountExists:
            MailCopy(
                subject: "لديك حساب بالفعل", preview: "لم يتغيّر شيء.",
                heading: "لديك حساب بالفعل{{#name}} يا {{name}}{{/name}}",
                before: [
                    "طُلب التسجيل بهذا العنوان في {{shop.name}}، ولديك حساب بالفعل، فلم يتغيّر شيء. سجّل الدخول بكلمة "
                        + "مرورك أو اختر كلمة جديدة."
                ], action: "اختيار كلمة مرور جديدة", after: ["إذا لم تكن أنت فلا داعي لفعل شيء."])
        case .verifyEmail:
            MailCopy(
                subject: "أكّد عنوان بريدك", preview: "نقرة واحدة تكفي.", heading: "هل هذا عنوانك؟",
                before: ["يُرجى تأكيد أن هذا البريد لك. الرابط صالح حتى {{until}}."], action: "تأكيد العنوان",
                after: ["إذا لم تطلب ذلك فلا داعي لفعل شيء."])
        case .resetPassword:
            MailCopy(
                subject: "اختر كلمة مرور جديدة", preview: "الرابط صالح حتى {{until}}.", heading: "اختر كلمة مرور جديدة",
                before: ["طُلبت كلمة مرور جديدة لحسابك في {{shop.name}}. يعمل الرابط مرة واحدة حتى {{until}}."],
                action: "اختيار كلمة المرور", after: ["إذا لم تكن أنت فتجاهل هذه الرسالة، ولن تتغير كلمة مرورك."])
        case .invitation:
            MailCopy(
                subject: "يدعوك {{inviter}} إلى {{shop.name}}", preview: "للعمل بصفة {{role}}.", heading: "لديك دعوة",
                before: ["يدعوك {{inviter}} للعمل في {{shop.name}} بصفة {{role}}. الرابط صالح حتى {{until}}."],
                action: "قبول الدعوة", after: ["إذا كنت لا تعرف {{inviter}} فتجاهل هذه الرسالة."])
        case .newSignIn:
            MailCopy(
                subject: "تسجيل دخول جديد إلى حسابك", preview: "{{device}}، {{when}}", heading: "هل كنت أنت؟",
                before: ["سُجّل الدخول إلى حسابك في {{shop.name}}: {{device}}، {{when}}، من {{address}}."],
                action: "عرض الجلسات", after: ["إذا لم تكن أنت فأنهِ تلك الجلسة وغيّر كلمة مرورك."])
        case .emailChanged:
            MailCopy(
                subject: "تغيّر عنوان بريدك", preview: "أصبح {{newAddress}}.", heading: "تغيّر عنوانك",
                before: ["من الآن تسجّل الدخول إلى {{shop.name}} بالعنوان {{newAddress}}."], action: "لم أفعل ذلك",
                after: ["إذا كنت أنت من غيّره فلا داعي لفعل شيء."])
        case .orderClaim:
            MailCopy(
                subject: "احفظ الطلب {{number}} في حساب", preview: "كل طلباتك في مكان واحد.",
                heading: "احفظ طلبك في حساب",
                before: [
                    "بحساب في {{shop.name}} تجد الطلب {{number}} وما بعده في مكان واحد. الرابط صالح حتى {{until}}."
                ],
                action: "إنشاء حساب", after: ["ودون حساب يبقى كل شيء كما هو."])
        case .accountLocked:
            MailCopy(
                subject: "أُوقف تسجيل الدخول إلى حسابك مؤقتًا", preview: "حتى {{until}}.",
                heading: "تسجيل الدخول متوقف مؤقتًا",
                before: [
                    "جُرّبت كلمات مرور خاطئة لحسابك في {{shop.name}}، فأوقفنا الدخول بكلمة المرور حتى {{until}}. وتبقى جلساتك المفتوحة كما هي."
                ],
                action: "اختيار كلمة مرور جديدة", after: ["إذا كنت أنت فحاول لاحقًا، وإلا فلم تُعرف كلمة مرورك."])
        case .passkeyAdded:
            MailCopy(
                subject: "أُضيف مفتاح مرور إلى حسابك", preview: "{{passkey}} · {{device}}، {{when}}",
                heading: "هل كنت أنت؟",
                before: [
                    "صار مفتاح المرور «{{passkey}}» يفتح حسابك في {{shop.name}}. أُضيف من {{device}}، {{when}}، {{address}}."
                ],
                action: "عرض مفاتيح المرور",
                after: ["إذا لم تكن أنت فأزله، وأنهِ الجلسات التي لا تعرفها، وغيّر كلمة مرورك."])
        case .passkeyRemoved:
            MailCopy(
                subject: "أُزيل مفتاح مرور من حسابك", preview: "{{passkey}} · {{device}}، {{when}}",
                heading: "أُزيل مفتاح مرور",
                before: [
                    "لم يعد مفتاح المرور «{{passkey}}» يفتح حسابك في {{shop.name}}. أُزيل من {{device}}، {{when}}، {{address}}."
                ],
                action: "عرض مفاتيح المرور", after: ["إذا لم تكن أنت فأنهِ الجلسات التي لا تعرفها وغيّر كلمة مرورك."])
        case .passkeyRefused:
            MailCopy(
                subject: "رُفض مفتاح مرور", preview: "قد تكون هناك نسخة من «{{passkey}}».",
                heading: "قد تكون هناك نسخة من مفتاح مرورك",
                before: [
                    "استُخدم مفتاح المرور «{{passkey}}» في {{shop.name}}: {{device}}، {{when}}، من {{address}}. لم يتقدّم عدّاده "
                        + "كما ينبغي، فلم نسمح لأحد بالدخول."
                ],
                action: "عرض مفاتيح المرور", after: ["الأفضل أن تزيله وتضيف مفتاحًا جديدًا من الجهاز نفسه."])
        case .securityAlert:
            MailCopy(
                subject: "{{shop.name}}: يُرجى الاطلاع", preview: "{{what}}", heading: "يُرجى الاطلاع على هذا",
                before: [
                    "{{what}}", "من: {{who}}. متى: {{when}}.{{#address}} من العنوان: {{address}}.{{/address}}",
                ],
                action: "العرض في لوحة المتجر", after: ["إذا كنت على علم به فيكفي أن تؤكد ذلك في لوحة المتجر."])
        case .operatorVisit:
            MailCopy(
                subject: "{{operator}} يطّلع على لوحة {{shop.name}}", preview: "{{reason}}",
                heading: "زيارة من مشغّل المنصة",
                before: [
                    "فتح {{operator}} من مشغّلي المنصة لوحة {{shop.name}} حتى {{until}} على الأكثر. السبب المذكور: {{reason}}",
                    "كل ما يتغيّر أثناء ذلك يُسجَّل بهذا الاسم في سجل التدقيق لديك.",
                ], action: "فتح سجل التدقيق", after: ["إن لم تكن تتوقع ذلك فاسأل من يدير المنصة."])
        case .shopReady:
            MailCopy(
                subject: "{{shop.name}} جاهز", preview: "متجرك مفتوح: {{site}}.", heading: "متجرك جاهز",
                before: [
                    "{{shop.name}} جاهز، ومعه الضرائب والشحن والصفحات للبداية.",
                    "الخطوة التالية: راجع الصفحات في أسفل المتجر واملأ ما تركته مفتوحًا.",
                ], action: "فتح المتجر", after: ["تسجّل الدخول بالعنوان {{owner}}."])
        }
    }
}
