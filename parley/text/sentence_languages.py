"""What languages write with a full stop that ends no sentence, and how they name the speaker behind a quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# A number may end with a full stop in these: an ordinal.
_ORDINAL_LANGUAGES = frozenset("de lb da nb nn no fi et lv cs sk sl hr bs sr pl hu tr az is fo".split())  # noqa: SIM905
# The lists hold what stands before a name or another word of its own (“Dr. Lind”); what only closes (“etc.”) ends a
# sentence wherever a capital letter follows, and what a small letter follows needs no list.
_BEFORE_WORDS = {
    "en": "mr mrs ms messrs dr prof rev hon gen lt col capt cmdr maj sgt cpl pvt adm brig gov sen rep pres amb st vs",
    "de": """dr prof hr hrn fr frl dipl ing hl st bzw vgl ca gem bspw insb inkl exkl evtl ggf sog geb verh str z u zzgl
        z.b d.h u.a i.d.r v.a i.a o.g s.o s.u m.e dr.-ing ehem präs min gen oberst lt dt engl frz ukr russ hg hrsg jr
        allg abt bes entspr etwa gez mag nachf rel stv verf zt""",
    "fr": """m mm mme mmes mlle mlles mgr me dr pr prof gal gén col cdt cap lt st ste sts av bd boul cf env ex p.ex
        c.-à-d éd dir prés min sén dép""",
    "es": """sr sra sres sras srta srtas dr dra dres prof profa lic ing arq gral cnel cap tte sgto alte ud uds vd d dña
        dn fr sto sta p.ej p.e ej ee av avda avd cf pdte dir mons excmo excma ilmo ilma hno hna""",
    "it": """sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa ing avv arch rag geom on sen gen col cap ten magg mar
        mons don s st p.es es cfr ca ecc.mo spett gent egr rev min pres dir v.le p.za p.zza vs""",
    "pt": """sr sra srs sras srta dr dra drs prof profa profs eng engª gen cel cap ten maj alm exmo exma d dep sen min
        pres dir av r pça trav p.ex ex cf sto sta fr pe""",
    "nl": """dhr mevr mw mej dr drs ir ing mr prof ds gen kol kap lt maj sgt st bijv bv d.w.z o.a m.n i.p.v t.a.v m.b.t
        t.o.v z.g zgn vgl ca evt incl excl resp min jhr geb""",
    "pl": """dr prof hab mgr inż lek red ks bp abp kard o św ul al pl os gen płk ppłk mjr kpt por ppor sierż kpr st np
        m.in tzw tzn tj ok pt im bł zob por woj pow gm dyr prez wicemin min sen mec sędz adw pos w.w ww jw""",
    "cs": """p pí sl dr mudr judr phdr rndr mvdr ing mgr bc doc prof gen plk pplk mjr kpt por npor ppor st tzv tj např
        mj ul nám tř sv resp popř srov viz cca vč min předs pres msgr""",
    "sk": """p pí dr mudr judr phdr rndr ing mgr bc doc prof gen plk pplk mjr kpt npor st tzv tj napr ul nám sv resp
        prípadne porov cca vrát min mons""",
    "uk": """акад проф доц канд докт ім просп пр вул бул бульв пров пл обл м с смт р-н див напр тов п пп пані гр ред ст
        ген полк підполк майор кап лейт о св т.зв т.з т зв нар заст дир през мін рис порівн прибл""",
    "ru": """т.е акад проф доц канд докт им просп пр ул бул пер пл обл г гор с пос дер р-н см напр т.н т тов гр ред
        ст о св ген полк подп кап лейт гос н. рис ср прибл зам дир през мин адм митр архиеп еп""",
    "be": "акад праф дац імя вул пр пл вобл г в рн гл напр т.зв ген палк св",
    "bg": "акад проф доц д-р инж ул бул пл обл гр с г-н г-жа ген полк кап св т.нар напр вж",
    "sr": "dr prof mr ul tj npr tzv gen sv др проф мр ул тј нпр тзв ген св",
    "hr": "dr prof mr ul tj npr tzv gen sv dipl ing doc akad",
    "tr": """t.c dr prof doç yrd av op uzm alb gen org korg tümg tuğg yb bnb yzb tğm sn bkz örn mah cad sok blv apt hz
        md müd bşk bak st çev krş""",
    "ro": "dl d-l dna d-na dr prof ing gen col cpt lt sf str bd al ex cf mr",
    "hu": "dr prof id ifj özv kb ún pl ill vö st gen ezr szt u.n",
    "sv": "dr prof st bl.a t.ex d.v.s dvs s.k f.d ca jfr hr fr gen kapt",
    "da": "dr prof hr fr bl.a f.eks dvs d.v.s s.k ca jf gen kapt skt",
    "nb": "dr prof hr fr bl.a f.eks dvs d.v.s s.k ca jf gen kapt st",
    "fi": "dr prof tri toht mm esim ns ts n kenr ev kapt",
    "el": """κ κκ κος κα κυρ δρ καθ στρ στρατ συντ ταγμ λοχ υπ αρχ αρχιεπ μητρ αγ οδ λεωφ π.χ δηλ βλ πρβλ λ.χ τ.κ
        π.δ ν.δ δικ υποστρ πλ αντιστρ""",
    "he": "ד״ר ד\"ר פרופ פרופ' גב גב' מר עו״ד אינג' רח רח' שד שד'",
    "ar": "د أ م أ.د د.م ص.ب م. ج. ش.",
    "fa": "د م ص.پ",
    "hy": "պրոֆ ակադ դոկտ գեն պ փ ք գ ս",
    "hi": "डॉ प्रो पं कु सुश्री ले जन मे",
    "ca": "sr sra dr dra prof gral av p.ex ex cf st sta",
}
_BEFORE_NUMBERS = {
    "": "no nos nr nº n° p pp vol fig art cap tel tél ca approx c",
    "en": "no nos p pp vol fig art ca cf approx jan feb mar apr jun jul aug sep sept oct nov dec",
    "de": """nr art abs s kap bd abb tab ziff lit tel ca bspw § aufl jan jän feb mär apr jun jul aug sep sept okt nov
        dez gem rd etwa mind max""",
    "fr": "h no nos art al p pp chap vol fig env tél t éd janv févr avr juil sept oct nov déc v",
    "es": "núm núms nº no art arts pág págs cap vol fig tel tfno aprox ene feb mar abr jun jul ago sept oct nov dic c",
    "it": "n nn nr art artt pag pagg p pp cap vol fig tel ca circa gen feb mar apr giu lug ago set sett ott nov dic",
    "pt": "n nº núm art arts pág págs cap vol fig tel aprox jan fev mar abr jun jul ago set out nov dez c",
    "nl": "nr nrs art blz p pag hfst dl fig tel ca ong jan feb mrt apr jun jul aug sep sept okt nov dec",
    "pl": "godz nr art ust pkt str s rozdz t rys tel ok poz dz par lit wyd",
    "cs": "č čl odst str s kap obr tel cca roč sv písm § bod",
    "sk": "č čl ods str s kap obr tel cca roč",
    "uk": """ст ч п пп с стор рис табл гл т розд тел № бл близько січ лют бер берез квіт трав черв лип серп вер верес
        жовт лист груд р""",
    "ru": "ст ч п пп с стр рис табл гл т разд тел № ок янв фев февр мар апр июн июл авг сен сент окт нояб ноя дек",
    "tr": "no nr s m md bkz tel sf cilt c yakl",
    "el": "αρ αριθ άρθ αρθ άρθρ αρθρ παρ σ σελ κεφ τ τόμ τηλ περ ιαν φεβ μαρ απρ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
    "ar": "ص ج م ت هـ ق",
    "he": "עמ עמ' מס מס' סע סע' טל טל'",
    "ro": "nr art alin pag p cap vol fig tel",
    "hu": "sz old o kb tel",
    "sv": "nr s kap tel ca jan feb apr aug sept okt nov dec",
    "da": "nr s stk kap tlf ca jan feb apr aug sept okt nov dec",
    "nb": "nr s kap tlf ca jan feb apr aug sept okt nov des",
}
# German writes nouns with capitals, so only the words around a number can tell an ordinal from a figure at the end.
_ORDINAL_BEHIND = {
    "de": """der die das den dem des ein eine einen einem einer eines am im zum zur vom beim ab bis seit und oder nach
        vor jeder jede jedes jeden jedem dieser diese dieses diesem diesen ihr ihre ihren ihrem sein seine seinen seinem
        unser unsere mein meine erst""",
}
_ORDINAL_AHEAD = {
    "de": r"""(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-z]*|Jahrhundert\w*|Jahrestag\w*|Geburtstag\w*
        |Jahrtausend\w*|Welt[Kk]rieg\w*|Stock\b|Klasse|Tag\b|Mal\b|Platz\b|Runde|Kapitel|Wahlgang\w*|Bezirk\w*""",
}
_SPEAKERS = {
    "en": r"(?:[A-Z][\w.’'-]+ ){1,4}(?:said|asked|replied|added|told|wrote|cried|warned|answered|shouted)\b",
    "ar": r"(?:و|ف)?(?:قال|قالت|سأل|سألت|أضاف|أضافت|تساءل|تساءلت|صرح|صرحت|أجاب|أجابت|كتب|كتبت|هتف|هتفت|رد|ردت)(?=\s)",
    "fa": r"(?:[\w\u200c]+ ){0,3}(?:گفت|پرسید|افزود|نوشت)",
    "he": r"(?:אמר|אמרה|שאל|שאלה|הוסיף|הוסיפה|ענה|ענתה|כתב|כתבה|השיב|השיבה|צעק|צעקה|אמרו|שאלו|הוסיפו)(?=\s)",
    "zh": r"[^。！？“”「」，]{1,8}?(?:说|說|问|問|道|表示|称|稱|喊|答|写道)(?![。！？]?[“「])",
    "ja": r"(?:と|って|など)",
    "ko": r"(?:이?라고|라며|고|[가-힣]+(?:이|가|은|는) (?:말했|물었|밝혔|덧붙였))",
    "hi": r"(?:[\u0900-\u097f]+ ){0,3}(?:कहा|पूछा|बोले|बोला|बोली|बताया|लिखा)(?=[\s।,])",
}
_UKRAINIAN_LETTER, _CYRILLIC_LETTER = re.compile("[іїєґІЇЄҐ]"), re.compile("[а-яё]")
_SCRIPTS = (
    (re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), "el"),
    (re.compile("[\u0590-\u05ff]"), "he"),
    (re.compile("[\u0600-\u06ff]"), "ar"),
    (re.compile("[\u0900-\u097f]"), "hi"),
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\u3400-\u9fff]"), "zh"),
    (re.compile("[\uac00-\ud7af]"), "ko"),
    (re.compile("[\u0530-\u058f]"), "hy"),
)
_SAMPLE = 400  # letters of a paragraph that tell its script


@dataclass(frozen=True)
class SentenceRules:
    """How one language writes: words with a full stop before other words and before numbers, ordinals, speakers."""

    language: str
    before_words: frozenset[str]
    before_numbers: frozenset[str]
    ordinals: bool
    behind_ordinal: frozenset[str]
    ahead_of_ordinal: re.Pattern[str] | None
    speaker: re.Pattern[str] | None


@lru_cache(maxsize=64)
def get_sentence_rules(language: str) -> SentenceRules:
    """The rules of a language (BCP 47, whose first part counts); one without a list has what all have."""
    key = language.replace("_", "-").partition("-")[0].lower()
    key = {"no": "nb", "nn": "nb", "bs": "hr", "gsw": "de", "lb": "de", "ur": "ar", "yue": "zh"}.get(key, key)
    ahead, speaker = _ORDINAL_AHEAD.get(key), _SPEAKERS.get(key)
    return SentenceRules(
        key,
        frozenset(_BEFORE_WORDS.get(key, "").split()),
        frozenset(_BEFORE_NUMBERS.get(key, _BEFORE_NUMBERS[""]).split()),
        key in _ORDINAL_LANGUAGES,
        frozenset(_ORDINAL_BEHIND.get(key, "").split()),
        re.compile(ahead, re.VERBOSE) if ahead else None,
        re.compile(speaker) if speaker else None,
    )


def guess_language(paragraph: str) -> str:
    """The language that a script suggests where none is told; "" for Latin letters, which many languages share."""
    sample = paragraph[:_SAMPLE]
    if len(_CYRILLIC_LETTER.findall(sample)) > len(sample) / 4:
        return "uk" if _UKRAINIAN_LETTER.search(sample) else "ru"
    return next((language for script, language in _SCRIPTS if len(script.findall(sample)) > len(sample) / 4), "")
