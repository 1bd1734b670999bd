"""Abbreviations of news by language: after which no sentence ends, and after which one ends before a capital letter."""

from __future__ import annotations

# Before a name or a number: titles, offices, parts of an address or of a law. No sentence ends after them.
BEFORE_NAME = {
    "en": "mr mrs ms messrs dr prof rev hon fr sr jr st gen lt col capt cmdr maj sgt cpl pvt adm brig gov sen sens rep "
    "reps pres amb sec asst dep supt insp det fig vol vs",
    "de": "dr prof hr fr gen oberst maj hptm lt st str art abs nr bd vgl gem lit abb kap hrsg bzgl dipl ing rd ca z u "
    "d s o v jan feb mär apr jun jul aug sept okt nov dez max min zzgl inkl evtl ggf bzw sog vgl allg",
    "fr": "m mm mme mmes mlle mlles dr me pr gén col cap lt st ste art al n no fig vol p pp cf env av éd chap min max",
    "es": "sr sra sres sras srta dr dra prof profa d dña gral cnel cap lic ing art núm n pág págs vol fig cf aprox av "
    "avda c pza sto sta ee p",
    "it": "sig sigg sigra dott prof avv ing gen col cap on art n nn p pp pag fig vol cfr ca es dr s ss",
    "pt": "sr sra srs dr dra prof profa eng gen cel cap art n pág págs vol fig cf aprox av r d p ex",
    "nl": "dhr mevr mw mr dr drs ir prof gen kol kap art nr blz p pp vgl ca bijv nl resp min max st",
    "pl": "gen płk kpt por ppłk prof dr hab mgr inż ks św art ust pkt poz nr ul al pl godz str np tj tzn ok wg im mln "
    "mld tys proc m in",
    "cs": "gen plk kpt por prof doc dr ing mgr bc judr mudr sv čl odst písm č str ul nám hod např tj tzn cca tzv mj",
    "sk": "gen plk kpt prof doc dr ing mgr sv čl ods písm č str ul nám hod napr tj cca tzv",
    "uk": "ген полк кап лейт проф акад доц др ім ст п пп ч вул просп бул пл м с смт обл напр див год хв тис млн млрд "
    "грн дол тел січ лют бер квіт трав черв лип серп вер жовт лист груд о",
    "ru": "ген полк кап лейт проф акад доц им ст п пп ч ул просп бул пл г с обл напр см час мин тыс млн млрд руб долл "
    "тел янв фев апр авг сен сент окт нояб дек т",
    "be": "ген праф акад імя арт вул пл г обл напр тыс млн млрд руб",
    "bg": "ген полк проф акад доц ул бул чл ал г с напр хил млн млрд лв",
    "sr": "gen prof dr čl st br ul npr ген проф др чл ст бр ул нпр",
    "hr": "gen prof dr čl st br ul npr tj",
    "tr": "dr prof doç av sn no cad sok mah bkz örn vb alb gen yzb sf md",
    "ar": "د أ م ص ج ت",
    "he": "ד א מס עמ",
    "el": "κ κα κκ δρ καθ άρθρ παρ αρ σελ δηλ π χλμ οδ λ εκ",
    "sv": "dr prof gen kl nr st art kap s t bl ca resp",
    "da": "dr prof gen kl nr st art kap s bl ca resp stk",
    "nb": "dr prof gen kl nr st art kap s bl ca",
    "fi": "dr prof nro esim mm n klo ks vrt",
    "hu": "dr prof id ifj u old sz cikk pl kb ún",
    "ro": "dr prof gen col dl dna str nr art alin pag ex cca",
    "lt": "dr prof gen g str pvz t y",
    "lv": "dr prof ģen piem t s",
    "et": "dr prof kindr nr lk nt s",
    "fa": "د م",
    "id": "dr prof jend kol jl no hlm",
    "vi": "ts gs ths",
}
"""Written without the last full stop, small letters."""

BEFORE_NUMBER = frozenset("p pp no nos nr art arts fig vol ch para sect abs ст п ч с".split())  # noqa: SIM905
"""In any language: no sentence ends after one of these where a number follows."""

AT_THE_END = {
    "de": "usw etc u.a co",
    "fr": "etc cie",
    "es": "etc cía uu",
    "it": "ecc",
    "pt": "etc cia",
    "nl": "enz etc",
    "pl": "itd itp r w",
    "cs": "atd apod r",
    "uk": "р рр ін",
    "ru": "г гг др пр",
    "el": "κλπ κ.λπ μ π.μ μ.μ",
}
"""A sentence may end with one of these: it does where a capital letter follows."""

MONTHS = {
    "de": "januar jänner februar märz april mai juni juli august september oktober november dezember",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "sk": "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "sr": "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "lv": "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
}
"""Months as they stand behind an ordinal, for languages that write ordinals with a full stop."""

_GERMAN_BEGINNINGS = """
    er sie es ich wir ihr man der die das den dem des ein eine einen einem einer dieser diese dieses jener jede jeder
    dann danach da dort hier nun jetzt später zuvor vorher seither und aber doch denn oder auch so nur noch wenn weil
    als ob während nach vor mit ohne bei bis seit von zu in im am an auf aus um für gegen über unter zwischen wer was
    wie wo warum wann kein keine niemand nichts alle viele einige mehr beide zwei drei sein seine ihre
"""
GERMAN_BEGINNINGS = frozenset(_GERMAN_BEGINNINGS.split())
"""Words with which a German sentence begins: behind “18.” any other capital may be the noun of the ordinal."""
