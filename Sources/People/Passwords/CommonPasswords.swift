/// The passwords that lists of stolen ones begin with, year after year, in small letters: whole ones, and the words that
/// people put digits behind.
enum CommonPasswords {
    static let all = Set(lines.split { $0 == " " || $0 == "\n" }.map(String.init))

    private static let lines = """
        1234567890 12345678910 0123456789 0987654321 9876543210 1234567891 123456789a 123456789q a123456789 12345678900
        123123123123 1122334455 11223344556677 1029384756 1357924680 2468013579 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc
        1qazxsw23edc 1qaz2wsx3edc4rfv zaq12wsxcde3 zaq1zaq1zaq1 q1w2e3r4t5 q1w2e3r4t5y6 qwe123qwe123 qweasdzxc123 3141592653
        31415926535 2718281828 qwertyuiop qwertyuiop123 asdfghjkl asdfghjkl1 asdfghjkl; zxcvbnm zxcvbnm123 qwerty12345
        qwerty123456 qwerty1234567890 qwertyuiopasdfghjklzxcvbnm qazwsxedc qazwsxedcrfv qwertyqwerty asdfasdfasdf
        asdfqwerzxcv 1password mypassword mypassword1 yourpassword thispassword newpassword oldpassword password
        passwords passw0rd p@ssword p@ssw0rd pa$$word pa$$w0rd passwort kennwort motdepasse contrasena contraseña senha
        senha123 parola wachtwoord haslo salasana lozinka sifre heslo losenord lösenord adgangskode passord jelszo
        passwordpassword password1password password123 password1234 password12345 password123456 pass1234 pass
        passpass passphrase passcode secret topsecret secretpassword letmein letmeinnow letmeinplease letmeinpls openup
        opensesame sesame welcome welcomeback welcomehome welcome1 changeme changemenow changethis changeit pleasechange
        default defaultpassword temporary temppassword temp temppass admin administrator adminadmin admin123 adminpassword
        adminpass root rootroot rootpassword toor superuser superadmin sysadmin master masterkey masterpassword manager
        operator owner guest guestguest user username userpassword test testtest testing testpassword tester demo demodemo
        demopassword sample example login loginlogin logmein access accessgranted letmepass trustno trustnoone
        trustnobody nothing nothingtosee whatever whatevers whocares idontknow idontcare idunno forgetit forgotpassword
        iforgot dontforget remember rememberme blahblah blahblahblah abcdefgh abcdefghi abcdefghij abcdefghijk
        abcdefghijkl abcdefghijklmnop abcabcabc abc123abc123 abcd abcde abcdef aabbccdd aabbccddee abcd1234abcd
        iloveyou iloveyoubaby iloveyousomuch iloveyouforever iloveyoutoo iloveme ilovehim iloveher ilovemymom ilovemydad
        ilovemyself ilovemyfamily ilovemydog ilovemycat ilovegod ilovejesus ilovemusic ilovefootball lovelove lovelovelove
        loveyou loveme lovely loveyouforever mylove myloves truelove onelove foreverlove foreverandever forever loveforever
        teamo teamomucho tequiero mivida miamor amorcito jetaime ichliebedich tiamo princess princesa prinzessin princess1
        sunshine sunshines sunflower sunflowers moonlight starlight rainbow rainbows butterfly butterflies flower flowers
        chocolate cheesecake strawberry blueberry cherry cookie cookies cupcake sweetheart sweetie sweetpea honey honeybee
        angel angels angelbaby babyangel babygirl babyboy babydoll baby babybaby mommy daddy mother father brother sister
        family familia friends bestfriend bestfriends friendship football soccer baseball basketball volleyball softball
        hockey cricket tennis golf swimming liverpool liverpoolfc arsenal chelsea chelseafc manchester manchesterunited
        manunited manutd barcelona realmadrid juventus celtic rangers everton tottenham steelers cowboys yankees redsox
        lakers eagles dolphins packers raiders broncos patriots superman batman spiderman ironman wonderwoman wolverine
        captainamerica deadpool starwars startrek starwarsfan starwarsrocks skywalker darthvader jedimaster pokemon pikachu
        charizard naruto dragonball dragon dragons monkey monkeys banana bananas tiger tigers panther shadow ninja samurai
        warrior warriors gladiator spartan hunter killer killers assassin destroyer terminator matrix maverick phoenix
        thunder lightning storm hurricane tornado avalanche mountain ocean river summer winter spring autumn january
        february march april may june july august september october november december monday tuesday wednesday thursday
        friday saturday sunday christmas halloween birthday happybirthday happy happyday happydays happiness smile smiley
        computer computers internet network wireless server database samsung samsunggalaxy iphone nokia motorola android
        google facebook twitter instagram youtube linkedin myspace amazon microsoft windows apple macintosh macbook linux
        ubuntu debian oracle cisco hewlett mercedes ferrari porsche lamborghini corvette mustang camaro chevrolet toyota
        honda yamaha kawasaki suzuki harley harleydavidson jordan michael michaeljordan jackson michaeljackson michelle
        jennifer jessica ashley amanda nicole melissa stephanie elizabeth alexander alexandra alexandre andrea andrew
        anthony antonio benjamin brandon charlie charlotte christian christopher christina daniel danielle david diamond
        dominic edward emily eminem fernando francisco gabriel george hannah heather isabella jasmine jason jonathan
        joseph joshua justin katherine lauren madison maria mariana martin matthew nathan natalie nicholas olivia patrick
        patricia rachel rebecca richard robert roberto rodrigo ronaldo cristiano messi samantha sebastian sophie
        steven thomas tiffany tyler vanessa victoria victor william internetexplorer blink metallica nirvana slipknot
        linkinpark ironmaiden greenday beatles ledzeppelin pinkfloyd acdc rockandroll rocknroll rockstar guitar music
        jesus jesuschrist jesusislord jesuslovesme jesussaves godisgood godislove godbless blessed blessings faith heaven
        freedom liberty america newyork newyorkcity california florida texas london paris berlin madrid mexico brasil
        argentina colombia deutschland england scotland ireland australia canada india pakistan money moneymoney millionaire
        casino poker blackjack lucky luckyone success business company shop myshop mystore store onlineshop webshop
        correcthorsebatterystaple correcthorse thequickbrownfox thisisapassword thisismypassword notapassword fuckyou
        fuckoff fuckthis asshole bitch bullshit
        """
}
