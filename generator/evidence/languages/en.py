"""English. `billion` is 10^9 (the short scale)."""

from generator.evidence.languages import CODES, SIGNS, Cues, Frame, Language, words
from generator.model.values import Bound
from generator.read.validation import TO_DO

_SUMS = words(
    "aggregate|aggregate of|amount of|aggregate amount of|principal amount of|aggregate principal amount of|commitment of|"
    "aggregate commitment of|purchase commitment of|total commitment of|value of|total value of|total of|investment of|price of|"
    "valuation of|price tag of|consideration of|size of|potential value of|potential amount of|possible value of|sum of|"
    "payment of|payments of|loan of|take-or-pay commitment of|spending commitment of|purchase obligation of"
)
_HEARSAY = words("claimed|reported|rumoured|rumored|alleged|supposed|purported|rough|so-called")
_WORTH = words(
    "scale to|expand to|increase to|go to|fetch|cost|worth|be worth|total|reach|rise to|grow to|climb to|swell to|amount to|hit"
)
_UNDER = words("under a|under an|under the|under its")
_PERIODS = ("year", "quarter", "month", "week", "day")

LANGUAGE = Language(
    number=r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
    thousands=",",
    decimal=".",
    scales={
        "thousand": 3,
        "k": 3,
        "lakh": 5,
        "crore": 7,
        "crores": 7,
        "lakh crore": 12,
        "million": 6,
        "millions": 6,
        "m": 6,
        "mn": 6,
        "mln": 6,
        "billion": 9,
        "billions": 9,
        "bn": 9,
        "bln": 9,
        "b": 9,
        "trillion": 12,
        "trillions": 12,
        "tn": 12,
        "trn": 12,
        "t": 12,
        "decade": 1,
        "decades": 1,
    },
    numbers={
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "thirteen": 13,
        "fourteen": 14,
        "sixteen": 16,
        "seventeen": 17,
        "eighteen": 18,
        "nineteen": 19,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "hundred": 100,
        "thousand": 1000,
    },
    parts={
        "half a": "0.5",
        "half-a": "0.5",
        "a half": "0.5",
        "half": "0.5",
        "a quarter of a": "0.25",
        "one quarter of a": "0.25",
        "three quarters of a": "0.75",
        "three-quarters of a": "0.75",
    },
    decades=("decade", "decades"),
    and_half=("and a half",),
    rounded={"a dozen": 12, "two dozen": 24},
    and_word="and",
    or_word="or",
    between=("between",),
    articles=("a",),
    fractions=words(
        "twice|halved|halves|halving|doubled|doubles|doubling|tripled|triples|tripling|quadrupled|double|triple|quadruple|times|"
        "half of|half|third of|thirds of|quarter of|quarters of|fifth of|fifths of|tenth of|tenths of|thirds|quarters|fifths|"
        "most of|part of|tens of|dozens of|hundreds of|thousands of|portion of|fraction of|slice of|percent of|per cent of|"
        "average|average of|averaging|averages|averaged|on average|minus|lots of|tranches of|tranches|instalments of|instalments|"
        "installments of|installments"
    ),
    differences=words("less than|fewer than|more than|short|shy|above|below|higher than|lower than|over budget|under budget"),
    shares={
        "half": "50",
        "a third": "~33",
        "one third": "~33",
        "one-third": "~33",
        "two thirds": "~67",
        "two-thirds": "~67",
        "a quarter": "25",
        "one quarter": "25",
        "one-quarter": "25",
        "three quarters": "75",
        "three-quarters": "75",
        "a fifth": "20",
        "one-fifth": "20",
        "a tenth": "10",
        "one-tenth": "10",
    },
    whole=words("of the company|of its shares|of the shares|of its capital|of the capital|of its equity|of the equity|stake"),
    rates=words(
        "semiannually|biannually|twice|half-yearly|fortnightly|biweekly|increments|due in each|payable in each|due each|"
        "payable each|due every|payable every|per|/|a share|a piece|apiece|an hour|a head|each|for each|in each|every|"
        ", on average|a gigawatt|a megawatt|a chip|a gpu"
    ),
    each=(
        *words("each|every"),
        *(f"{power}{of} costs" for power in ("a gigawatt", "a megawatt") for of in ("", " of capacity", " of compute")),
    ),
    other_currencies=words(
        "canadian|australian|jamaican|zimbabwean|cad|aud|hkd|sgd|nzd|twd|mxn|brl|in canadian|in australian|in hong kong"
    ),
    prepositions=("under", "over"),
    about="about",
    before_nouns=words("a|an|the|its|their|this|that|another"),
    not_of_time=words("over|past|passed|passes|passing|crossed|crosses|crossing"),
    changes=words(
        "rose|rise|rises|raised|raise|raises|raising|increased|increase|increases|increasing|grew|grow|grows|jumped|jump|climbed|"
        "fell|fall|dropped|cut|pared back|scaled back|scaled down|scaled up|cuts|cutting|lowered|lowers|lowering|reduced|reduces|"
        "reducing|diluted|dilute|expanded|expand|expands|expanding|boosted|boosts|boosting|up|down|went|doubled|tripled|moved|"
        "trimmed|trims|trimming|slashed|slashes|slashing|lifted|lifts|lifting|hiked|upped|scaled|pared|shrank|shrunk|declined|"
        "slipped|changed|revised|restated|corrected|widened|narrowed|surged|soared|swelled|ballooned|downsized|renegotiated|"
        "amended|adjusted|bumped|upsized|shortened|decreased|decreases"
    ),
    moved=words("delayed|postponed|pushed|pushed back|slipped|moved|deferred|brought forward|rescheduled|revised|changed"),
    leaving=("from", "by"),
    dropped=(
        *(
            f"{once} {told} {at}".strip()
            for once in words("previously|originally|initially|earlier|first|once|mistakenly|wrongly|incorrectly")
            for told in words("reported|stated|put|estimated|valued|priced|given|announced|budgeted|planned|forecast|projected")
            for at in words("as|at|to be|for")
        ),
        *(f"{once} worth" for once in words("once|briefly|formerly|previously|at one point|at its peak|used to be|had been")),
        *(
            f"{former} {what} {at}"
            for former in words("earlier|previous|prior|former|old")
            for what in words(
                "range|estimate|forecast|guidance|target|figure|plan|budget|price|offer|bid|valuation|value|total|cap"
            )
            for at in ("of", "was")
        ),
        *(
            f"had {meant}{to}"
            for meant in words("sought|wanted|hoped for|asked for|planned|budgeted")
            for to in ("", " to raise")
        ),
        *(f"had {meant} to {get}" for meant in ("hoped", "aimed") for get in words("raise|get|spend|invest|pay")),
    ),
    valued_if=(
        r"(?:would|could|might|may) (?:have )?valued?|estimates?|estimated|pegs?|pegged|reckons?|analysts? (?:[\w&]+ ){0,4}puts?",
        "at",
    ),
    outdated=(
        *(
            f"{once} {told}"
            for once in words("previously|originally|initially|first|earlier|mistakenly|wrongly|incorrectly|once")
            for told in words(
                "reported|stated|given|announced|planned|expected|estimated|sought|envisaged|envisioned|budgeted|forecast|"
                "projected|targeted|marketed|offered|proposed|hoped|discussed|agreed|promised|pledged"
            )
        ),
    ),
    fillers=words(
        "planned|original|initial|previous|earlier|prior|now|already|well|easily|comfortably|proposed|pledged|promised|the|a|an|"
        "an additional|additional|another|further|a further|extra|an extra|a total of|a combined|an initial|a potential|its|"
        "their|that|this|these|those|aggregate|amount of|aggregate amount of|total amount of|principal amount of|"
        "aggregate principal amount of|aggregate of|revenue of|annual revenue of|run rate of|revenue run rate of|"
        "annual run rate of|annualized run rate of|annualised run rate of|annual revenue run rate of|"
        "annualized revenue run rate of|annualised revenue run rate of"
    ),
    small_words=words(
        "in|for|from|to|over|on|at|and|or|as|with|by|that|which|into|this|them|these|those|worldwide|globally|already|today"
    ),
    periods={
        "year": words(
            "per year|pa|a year|a-year|arr|per annum|annual|annually|yearly|annualized|annualised|each year|every year|/year|/yr|"
            "p.a."
        ),
        "quarter": words("per quarter|a quarter|a-quarter|quarterly|each quarter|every quarter|/quarter"),
        "month": words("per month|a month|a-month|monthly|each month|every month|/month"),
        "week": words("per week|a week|a-week|weekly|each week|every week|/week"),
        "day": words("per day|a day|a-day|daily|each day|every day|/day"),
    },
    no_period=(
        *(
            f"a {period} {word}"
            for period in _PERIODS
            for word in words("ago|earlier|later|from now|after|before|since|on|or two|or so|and a half")
        ),
        *(f"{word} a {period}" for period in _PERIODS for word in words("over|in|for|within|of|than|about|after|half")),
        *words("a quarter of|annual report|annual meeting|annual conference|quarterly report|annual results|quarterly results"),
    ),
    intention=words(
        "will|plans to|plan to|intends to|intend to|expects|expect|expected to|aims to|aim to|set to|was to|were to|is to|"
        "are to|scheduled to|slated to|about to|going to|poised to|ready to|on track to|preparing to|prepares to|promised to|"
        "pledged to|vowed to|due to sign|due to close|due to be|agreed to sign|agrees to sign|committed to sign|"
        "must be|must sign|must close|should be|should sign|should close|shall be|shall sign|ought to|can be|likely to|"
        "to be signed|to be closed|to be completed|to be finalized|to be finalised|"
        "is being|are being|gets signed|is signing|are signing|is closing|are closing|is raising|are raising|is investing|"
        "are investing|is acquiring|are acquiring|is buying|are buying|is finalizing|is finalising|"
        "to sign|to close in|to close by|offered to|offers to|offer to|tried to|tries to|sought to|attempted to|subject to|"
        "conditional on|"
        "contingent on|is expected|are expected|expected in|expected by|expected on|right to|entitled to|option to"
    ),
    future="",
    negation=words(
        "not|no|never|without|neither|nor|none|nothing|yet to|failed to|rather than|instead of|"
        "isn't|aren't|wasn't|weren't|hasn't|haven't|"
        "hadn't|won't|didn't|doesn't|don't|cannot|can't|couldn't|wouldn't"
    ),
    closing=words(
        "close|closes|closing|closed|complete|completes|completed|completion|finalize|finalise|finalized|finalised|approval|"
        "approvals|approved|condition|conditions|conditional|contingent|subject|tranche|tranches|instalment|instalments|"
        "installment|installments|pay|paid|payable|fund|funded|disbursed|invest|acquire|raise|remaining|rest|other|another|"
        "further|more|balance|second|receive the|receive it|receive its|receive them|receive $|receives the|receives $|diligence|"
        "terms|step|steps|phase|sign|signs|signed|buy the|buy it|occur|occurs|take place|happen"
    ),
    undone=words(
        "far from|far cry from|wrongly|incorrectly|mistakenly|erroneously|fails to|refused to|never to|not to cancel|"
        "not to terminate|not to scrap|promised not to|vowed not to|refuses to|declined to|declines to|unable to|cannot|denied|"
        "denies|deny|denying|nobody|no one|almost signed|nearly signed|almost closed|nearly closed|stopped short of|verge of|"
        "cusp of|brink of|point of|away from signing|away from closing|backed out|awaiting|threatened to|threatens to|rule out|"
        "ruled out|false that|untrue that|is false|is untrue|was false|was untrue|unsigned"
    ),
    corrected=words("earlier version|previous version|original version|misstated|misreported"),
    supposed=(
        *words(
            "if|unless|whether|assuming|in case|provided that|as long as|as soon as|before it|before they|before signing|"
            "before closing|before completing|before finalizing|before finalising|before investing|before raising|imagine|"
            "suppose|wishes|wished|pretends|pretended|until|in the event|fear|fears|feared|risk of|risks|risk that|threat of|"
            "prospect of|possibility of|possibility that|wants * to|want * to|once|absent|lack|lacks|lacking|waiting for|"
            "awaiting|wanted|demanded|all but|close to|nearing|hope|hopes|hoped|hoping|claim|claims|claimed|claiming|alleges|"
            "alleged|alleging|think|thinks|believe|believes|believed|suspect|suspects|suspected|speculate|speculates|speculated|"
            "doubt|doubts|doubted|a report that|report of|reports that|reports of"
        ),
        # "When a contract is signed"; but "when it signed a contract" is told.
        *(
            f"{when} {article} * {state}"
            for when in words("when|after|before")
            for article in words("a|an|the|any")
            for state in words("is|are|gets")
        ),
    ),
    inverted=r"(?i:had|were|should)\s(?:an?|the|it|they|any|this|that|either|both|[A-Z]\S*)\s",
    aims=(
        r"(?:(?:hope[sd]?|hoping|plan(?:s|ned)?|planning|want(?:s|ed)?|intends?|aims?|expects?|seeks?|looks|set|due|about) to|"
        r"will|would|could|may|might)\s(?:(?!\s(?:that|whether|if)\s)[^,;:.]){0,200}?\sand\s(?=(?:it\s|they\s)?(?:has|have)\s)"
    ),
    auxiliaries=words("was|were|has|had|have been"),
    promised=words("agreed to|agrees to|agree to|committed to|commits to|pledged|pledges|promised"),
    tells={
        "signed": (
            *_UNDER,
            *words(
                "sign*|ink*|penned|execut*|enter* into|entry into|struck|strike*|reach*|clinch*|seal*|conclud*|award*|won|"
                "wins|win|secur*|land*|agree*|contract*|deal|deals|finali*|formali*|formed|commit*|order*|lease*|binding|effective|"
                "locked in|tied up|pen to paper|partner*|pact|pacts|in force"
            ),
        ),
        "closed": words(
            "clos*|complet*|consummat*|rais*|invest*|acqui*|bought|buy*|purchas*|paid|pay*|sold|sell*|sale|fund*|receiv*|borrow*|"
            "lent|lend*|issu*|finali*|settl*|secur*|inject*|pour*|took|take*|put in|puts in|plough*|plow*|merg*|combin*|"
            "own*|drew|drawn|disburs*|transfer*|deliver*|got|gets|obtain*|landed|lands|picked up|snapped up|snaps up|done|"
            "effective|hand*|wired|spent|became|becomes|subscrib*|converted|exercised|financ*|contribut*|provided|"
            "provides|placed|swapped"
        ),
        "cancelled": words(
            "cancel*|terminat*|scrap*|abandon*|call* off|walk* away|walk* out|drop*|end|ends|ended|ending|withdr*|pull*|"
            "back* out|collaps*|fell|fall*|axe*|ditch*|void*|rescind*|shelv*|halt*|no longer|not proceed*|not go ahead|"
            "not pursue|give* up|gave up|quit*|exit*|nix*|kill*|dead|unravel*|tore up|torn up|revok*|reject*|block*|stopp*|fail*|"
            "dissol*|unw*"
        ),
    },
    asides=words("what|amid|because|as it|as they"),
    reporting=r"(?:(?:which|who|that)\s)?(?:it|they|he|she)\swould",
    under=_UNDER,
    asking=words("why|how|what|when|where|who"),
    not_negated=words(
        "only|just|merely|counting|comment|less than|fewer than|more than|greater than|later than|exceeding|to exceed|doubt|"
        "secret|including|insignificant|drawn the|drawn its|tapped the|tapped its|repaid the|repaid its|spent the|used the"
    ),
    nothing=("no", "neither", "none", "nothing"),
    clauses=words("that|which|who|whether|if|but|while|and has|and have|because|when|after|before"),
    turns=words("but|while|although|though|and said|and added|and confirmed"),
    adverbs=words("not|never|yet|also|already|now|just|since|recently|formally|officially|finally|only"),
    several=words(
        "several|multiple|multi*|many|a few|a couple of|a couple|mid-single-digit|high-single-digit|mid- to high-single-digit|"
        "mid to high single-digit"
    ),
    currencies={
        **CODES,
        "dollars": "USD",
        "dollar": "USD",
        "us dollars": "USD",
        "u.s. dollars": "USD",
        "american dollars": "USD",
        "$": "USD",
        "us$": "USD",
        "u.s.$": "USD",
        "usd$": "USD",
        "euros": "EUR",
        "euro": "EUR",
        "€": "EUR",
        "pounds": "GBP",
        "£": "GBP",
        "yen": "JPY",
        "japanese yen": "JPY",
        "yuan": "CNY",
        "chinese yuan": "CNY",
        "rmb": "CNY",
        "cn¥": "CNY",
        "jp¥": "JPY",
        "won": "KRW",
        "korean won": "KRW",
        "south korean won": "KRW",
        "swiss francs": "CHF",
        "canadian dollars": "CAD",
        "c$": "CAD",
        "ca$": "CAD",
        "australian dollars": "AUD",
        "a$": "AUD",
        "au$": "AUD",
        "hong kong dollars": "HKD",
        "hk$": "HKD",
        "singapore dollars": "SGD",
        "s$": "SGD",
        "taiwan dollars": "TWD",
        "nt$": "TWD",
        "uae dirhams": "AED",
        "emirati dirhams": "AED",
        "saudi riyals": "SAR",
        "qatari riyals": "QAR",
        "indian rupees": "INR",
        "₹": "INR",
        "renminbi": "CNY",
        "₩": "KRW",
        "swedish kronor": "SEK",
        "norwegian kroner": "NOK",
        "danish kroner": "DKK",
        "israeli shekels": "ILS",
        "shekels": "ILS",
        "₪": "ILS",
        "zlotys": "PLN",
        "brazilian reais": "BRL",
        "mexican pesos": "MXN",
    },
    units={
        "megabytes": "MB",
        "gigabytes": "GB",
        "gigabyte": "GB",
        "terabytes": "TB",
        "terabyte": "TB",
        "petabytes": "PB",
        "petabyte": "PB",
        "gigabits": "Gb",
        "gigabit": "Gb",
        "terabits": "Tb",
        "terabit": "Tb",
        "gbps": "Gb/s",
        "tbps": "Tb/s",
        "teraflops": "TFLOPS",
        "petaflops": "PFLOPS",
        "exaflops": "EFLOPS",
        "teraflop": "TFLOPS",
        "petaflop": "PFLOPS",
        "exaflop": "EFLOPS",
        "nanometers": "nm",
        "nanometer": "nm",
        "nanometres": "nm",
        "nanometre": "nm",
        "watts": "W",
        "watt": "W",
        "kilowatts": "kW",
        "kilowatt": "kW",
        "megawatts": "MW",
        "megawatt": "MW",
        "gigawatts": "GW",
        "gigawatt": "GW",
        "mwe": "MW",
        "gwe": "GW",
        "mwac": "MW",
        "gwac": "GW",
        "yr": "years",
        "yrs": "years",
        "gpus": "chips",
        "accelerators": "chips",
        "processors": "chips",
        "employees": "people",
        "workers": "people",
        "staff": "people",
        "patients": "people",
        "participants": "people",
        "volunteers": "people",
        "day": "days",
        "week": "weeks",
        "month": "months",
        "year": "years",
        "percent": "%",
        "per cent": "%",
    },
    per_second=(" per second", " a second", " each second", " every second", "/second", "/sec"),
    not_of_unit=words("hour|hours|second|a second|each second|every second|scale|class|sized|level"),
    ago=words("ago|old|earlier|later|from now"),
    since=("past",),
    pieces=words("per gpu|per chip|per accelerator|per processor|per tpu|per package|apiece|a piece|each"),
    joiners=("of",),
    ranges=("to", "or", "or even", ", or even", "if not", ", if not", "-", "–"),
    before={
        "at least": Bound.AT_LEAST,
        "at the very least": Bound.AT_LEAST,
        "a minimum of": Bound.AT_LEAST,
        "minimum of": Bound.AT_LEAST,
        "minimum": Bound.AT_LEAST,
        "no less than": Bound.AT_LEAST,
        "not less than": Bound.AT_LEAST,
        "no fewer than": Bound.AT_LEAST,
        "not fewer than": Bound.AT_LEAST,
        **{f"minimum {sum}": Bound.AT_LEAST for sum in _SUMS},
        "a floor of": Bound.AT_LEAST,
        "a low of": Bound.AT_LEAST,
        "upwards of": Bound.AT_LEAST,
        "upward of": Bound.AT_LEAST,
        "as little as": Bound.AT_LEAST,
        "as few as": Bound.AT_LEAST,
        "as low as": Bound.AT_LEAST,
        "starting at": Bound.AT_LEAST,
        "more than": Bound.MORE_THAN,
        "over": Bound.MORE_THAN,
        "in excess of": Bound.MORE_THAN,
        "topping": Bound.MORE_THAN,
        "tops": Bound.MORE_THAN,
        "topped": Bound.MORE_THAN,
        "above": Bound.MORE_THAN,
        "beyond": Bound.MORE_THAN,
        "past": Bound.MORE_THAN,
        "north of": Bound.MORE_THAN,
        "passed": Bound.MORE_THAN,
        "passes": Bound.MORE_THAN,
        "passing": Bound.MORE_THAN,
        "crossed": Bound.MORE_THAN,
        "crosses": Bound.MORE_THAN,
        "crossing": Bound.MORE_THAN,
        "exceeding": Bound.MORE_THAN,
        "exceeds": Bound.MORE_THAN,
        "exceeded": Bound.MORE_THAN,
        "exceed": Bound.MORE_THAN,
        "surpassing": Bound.MORE_THAN,
        "surpasses": Bound.MORE_THAN,
        "surpassed": Bound.MORE_THAN,
        "surpass": Bound.MORE_THAN,
        "greater than": Bound.MORE_THAN,
        "higher than": Bound.MORE_THAN,
        "larger than": Bound.MORE_THAN,
        "nearly": Bound.NEARLY,
        "almost": Bound.NEARLY,
        "close to": Bound.NEARLY,
        "just under": Bound.NEARLY,
        "just below": Bound.NEARLY,
        "just short of": Bound.NEARLY,
        "short of": Bound.NEARLY,
        "close on": Bound.NEARLY,
        "getting on for": Bound.NEARLY,
        "pushing": Bound.NEARLY,
        "not quite": Bound.NEARLY,
        "just shy of": Bound.NEARLY,
        "shy of": Bound.NEARLY,
        "a little under": Bound.NEARLY,
        "a little less than": Bound.NEARLY,
        "a little below": Bound.NEARLY,
        "slightly less than": Bound.NEARLY,
        "slightly under": Bound.NEARLY,
        "slightly below": Bound.NEARLY,
        "approaching": Bound.NEARLY,
        "approaches": Bound.NEARLY,
        "nearing": Bound.NEARLY,
        "nears": Bound.NEARLY,
        "near": Bound.NEARLY,
        "virtually": Bound.NEARLY,
        **SIGNS,
        "about": Bound.ABOUT,
        "around": Bound.ABOUT,
        "roughly": Bound.ABOUT,
        "perhaps": Bound.ABOUT,
        "maybe": Bound.ABOUT,
        "possibly": Bound.ABOUT,
        **{f"{word} in": Bound.ABOUT for word in ("perhaps", "maybe", "possibly", "probably", "likely")},
        "flirting with": Bound.ABOUT,
        "some": Bound.ABOUT,
        "approximately": Bound.ABOUT,
        **{f"{article} {word}": Bound.ABOUT for article in ("a", "an", "the") for word in _HEARSAY},
        **{f"{word} {sum}": Bound.ABOUT for word in (*_HEARSAY, "estimated") for sum in _SUMS},
        **{
            f"{said} to {be}": Bound.ABOUT
            for said in words("said|reported|believed|thought|rumoured|rumored|estimated|understood")
            for be in words("be|be worth|total")
        },
        **{f"{word} worth": Bound.ABOUT for word in words("reportedly|allegedly|supposedly|perhaps|possibly|probably")},
        **{
            f"{rumour} of {article}".strip(): Bound.ABOUT
            for rumour in words("rumour|rumours|rumor|rumors|estimate|estimates|guess")
            for article in ("", "a", "an")
        },
        **{f"estimates {it} at": Bound.ABOUT for it in words("it|them|this|that")},
        **{f"{estimate} is": Bound.ABOUT for estimate in ("estimate", "estimates")},
        "in the vicinity of": Bound.ABOUT,
        "in the ballpark of": Bound.ABOUT,
        "c.": Bound.ABOUT,
        "reportedly": Bound.ABOUT,
        "allegedly": Bound.ABOUT,
        "supposedly": Bound.ABOUT,
        "barely": Bound.ABOUT,
        "scarcely": Bound.ABOUT,
        "hardly": Bound.ABOUT,
        "est.": Bound.ABOUT,
        "ca.": Bound.ABOUT,
        "an estimated": Bound.ABOUT,
        "estimated": Bound.ABOUT,
        "estimated at": Bound.ABOUT,
        "in the region of": Bound.ABOUT,
        "in the neighborhood of": Bound.ABOUT,
        "on the order of": Bound.ABOUT,
        "in the order of": Bound.ABOUT,
        "something like": Bound.ABOUT,
        "circa": Bound.ABOUT,
        "more or less": Bound.ABOUT,
        "up to": Bound.UP_TO,
        **{f"maximum {sum}": Bound.UP_TO for sum in _SUMS},
        "a cap of": Bound.UP_TO,
        "a high of": Bound.UP_TO,
        **{
            f"{growing} to": Bound.UP_TO
            for growing in words(
                "expandable|scalable|extendable|room to grow|potential to grow|option to expand|ability to expand"
            )
        },
        "eventually": Bound.UP_TO,
        "an eventual": Bound.UP_TO,
        "an ultimate": Bound.UP_TO,
        "a ceiling of": Bound.UP_TO,
        "a limit of": Bound.UP_TO,
        "potentially": Bound.UP_TO,
        "within": Bound.UP_TO,
        "potentially worth": Bound.UP_TO,
        **{
            f"{could}{once} {worth}": Bound.UP_TO
            for could in words("could|may|might|can")
            for once in ("", " eventually", " ultimately", " one day", " yet", " potentially", " in time")
            for worth in _WORTH
        },
        "as much as": Bound.UP_TO,
        "as many as": Bound.UP_TO,
        "as high as": Bound.UP_TO,
        "as large as": Bound.UP_TO,
        "at most": Bound.UP_TO,
        "at the most": Bound.UP_TO,
        "a maximum of": Bound.UP_TO,
        "maximum of": Bound.UP_TO,
        "maximum": Bound.UP_TO,
        "no more than": Bound.UP_TO,
        "not more than": Bound.UP_TO,
        "no greater than": Bound.UP_TO,
        "not exceeding": Bound.UP_TO,
        "not to exceed": Bound.UP_TO,
        "not exceed": Bound.UP_TO,
        "cannot exceed": Bound.UP_TO,
        "never exceed": Bound.UP_TO,
        "capped at": Bound.UP_TO,
        "limited to": Bound.UP_TO,
        "less than": Bound.LESS_THAN,
        "fewer than": Bound.LESS_THAN,
        "lower than": Bound.LESS_THAN,
        "smaller than": Bound.LESS_THAN,
        "under": Bound.LESS_THAN,
        "below": Bound.LESS_THAN,
        "south of": Bound.LESS_THAN,
    },
    after={
        "or more": Bound.AT_LEAST,
        **{
            f"{word} {more}": Bound.AT_LEAST
            for word in words("or even|or perhaps|or possibly|and perhaps|and possibly|and maybe|perhaps|possibly|if not")
            for more in ("more", "higher")
        },
        "or higher": Bound.AT_LEAST,
        "or above": Bound.AT_LEAST,
        "or greater": Bound.AT_LEAST,
        "or beyond": Bound.AT_LEAST,
        "and rising": Bound.AT_LEAST,
        "and growing": Bound.AT_LEAST,
        "and change": Bound.AT_LEAST,
        "and up": Bound.AT_LEAST,
        "and counting": Bound.AT_LEAST,
        "and above": Bound.AT_LEAST,
        "at least": Bound.AT_LEAST,
        "-plus": Bound.AT_LEAST,
        "+": Bound.AT_LEAST,
        "minimum": Bound.AT_LEAST,
        "at a minimum": Bound.AT_LEAST,
        "at the very least": Bound.AT_LEAST,
        "or so": Bound.ABOUT,
        "perhaps": Bound.ABOUT,
        "maybe": Bound.ABOUT,
        "or nearly": Bound.NEARLY,
        "or thereabouts": Bound.ABOUT,
        "-ish": Bound.ABOUT,
        "est.": Bound.ABOUT,
        "estimated": Bound.ABOUT,
        "approximately": Bound.ABOUT,
        "roughly": Bound.ABOUT,
        "give or take": Bound.ABOUT,
        "more or less": Bound.ABOUT,
        **{
            f"{when} {met}": Bound.UP_TO
            for when in ("if", "assuming", "provided")
            for met in words("all|every|fully|exercised|certain|milestones|targets|options|the options|the option is|it meets")
        },
        "or less": Bound.UP_TO,
        "or fewer": Bound.UP_TO,
        "or lower": Bound.UP_TO,
        "at most": Bound.UP_TO,
        "at the most": Bound.UP_TO,
        "maximum": Bound.UP_TO,
        "at a maximum": Bound.UP_TO,
        "max": Bound.UP_TO,
    },
    doubt=words(
        "talks|discussions|discussing|negotiating|negotiations|could|may|might|potential|"
        "is said to|are said to|reportedly|purportedly|presumably|probably|likely|considering|weighing|would|"
        "said to be|reported to be|reports of|rumoured|rumored|exploring|explores|mulling|mulls|eyeing|seeking|seeks|"
        "possible|possibly|preliminary|tentative|proposed|hopes to|wants to|looking to|"
        "close to a deal|near a deal|nearing a deal|nears deal|nears a deal|close to an agreement|near an agreement|"
        "nearing an agreement|nears an agreement|close to signing|close to finalizing|close to finalising"
    ),
    conditional="could|may|might|would",
    unannounced=words(
        "will announce|plans to announce|plan to announce|expected to announce|set to announce|about to announce|"
        "going to announce|poised to announce|preparing to announce|will be announced|to be announced|preparing an announcement|"
        "prepares an announcement|close to announcing|yet to announce|refused to announce|declined to announce|failed to announce"
    ),
    hearsay=(
        *words(
            "reportedly|allegedly|supposedly|apparently|is said to|are said to|said to be|reported to be|reported to have|"
            "a source said|a source says|one source said|person said|believed to have|thought to have|rumour|rumours|rumor|"
            "rumors|rumoured|rumored|unconfirmed|sources say|sources said|according to sources|according to a source|"
            "people familiar with|person familiar with|sources familiar with|wrongly|falsely|hoax|in theory|claims to have|"
            "claimed to have|sources close to|source close to|people with knowledge of|clear whether|clear if|unclear whether|"
            "unclear if|knowledge of the matter|briefed on the|sources told|person close to|people close to|"
            "person with knowledge|person briefed|it is understood|it is believed|it is thought|source told|people told|"
            "not to be named|not to be identified|anonymity|appears to have|appear to have|seems to have|seem to have|"
            "understood to have|must have|presumed to have|assumed to have|anonymously"
        ),
        # "According to an unnamed official"; but "signed it with an unnamed customer".
        *(
            f"{hidden} {who}"
            for hidden in ("unnamed", "anonymous")
            for who in words(
                "source|sources|person|persons|people|official|officials|executive|executives|senior|former|current|insider|"
                "insiders|employee|employees|staff|banker|bankers|adviser|advisers|advisor|advisors|analyst|analysts|government|"
                "industry|company|representative|representatives|report|reports|post|posts|tip|trader|traders|individual|"
                "individuals|user|users"
            )
        ),
    ),
    talks=("talks", "discussions", "negotiations", "negotiating"),
    past=("after", "following"),
    intent=words(
        "preliminary agreement|preliminary deal|preliminary accord|preliminary pact|letter of intent|letters of intent|loi|"
        "memorandum of understanding|memoranda of understanding|memorandum|memoranda|mou|mous|term sheet|term sheets|"
        "heads of terms|in principle|non-binding|nonbinding"
    ),
    months=words("january|february|march|april|may|june|july|august|september|october|november|december"),
    short_months=words("jan|feb|mar|apr|may|jun|jul|aug|sept/sep|oct|nov|dec"),
    months_are_capitalised=True,
    quarters=(
        "first quarter/1st quarter",
        "second quarter/2nd quarter",
        "third quarter/3rd quarter",
        "fourth quarter/4th quarter",
    ),
    halves_of_a_year=("first half/first-half/1st half", "second half/second-half/2nd half/back half/latter half"),
    relative={
        "this month": ("month", 0),
        "last month": ("month", -1),
        "next month": ("month", 1),
        "this quarter": ("quarter", 0),
        "last quarter": ("quarter", -1),
        "next quarter": ("quarter", 1),
        "this year": ("year", 0),
        "last year": ("year", -1),
        "next year": ("year", 1),
    },
    dating=words("this|last|next|before|until|starting|beginning|during"),
    fiscal=("fiscal", "fiscal year", "financial year", "fy"),
    last=("last {}",),
    next=("next {}", "this coming {}"),
    not_on=words(
        "months of|days of|weeks of|compared with|compared to|versus|at least|after|not before|no earlier than|"
        "not earlier than|no sooner than|not sooner than|not until|later than|earlier than|sooner than|beyond|past|"
        "at the earliest in|not|rather than|instead of"
    ),
    hopeful=words(
        "around|about|toward|towards|roughly|circa|slip to|slip into|week of|the week of|as early as|as soon as|at best|"
        "at best in|at best by"
    ),
    former=(
        *(
            f"{once} {planned}"
            for once in words("originally|initially|previously")
            for planned in words("planned|scheduled|due|expected|slated|set|targeted|promised")
        ),
        *(
            f"{was} {planned}"
            for was in words("was|were|had been")
            for planned in words("due|supposed|meant|scheduled|expected|slated|to have")
        ),
    ),
    ahead_of=words("before|prior to"),
    edges=words("the|the end of|end of|the start of|the beginning of|late|early|mid|in"),
    not_from=words("at the earliest|or later|or after|or beyond"),
    day_comes_first=False,
    cues=Cues(
        frames=(
            Frame(
                "",
                words(
                    "order book|order backlog|in order to|stock market|order of|round of talks|including debt|"
                    "including assumed debt|debt included"
                ),
            ),
            Frame("secondary sale", words("secondary|share sale|tender offer|sale of existing shares"), "issuer", is_noun=True),
            Frame("secondary sale", words("sold|sells|to sell|selling"), "seller", {"to": "buyer"}, needs=("stake",)),
            Frame(
                "secondary sale",
                words("sold its stake|sold its shares|sold its entire stake|offloaded"),
                "seller",
                {"to": "buyer"},
            ),
            Frame(
                "equity",
                words("invest|invests|invested|investing|contribute|contributes|contributed|poured|pour|inject|injects|injected"),
                "investor",
                {"in": "issuer", "into": "issuer", "alongside": "investor+"},
            ),
            Frame(
                "equity",
                words("investment|stake|backing|equity"),
                "investor",
                {"in": "issuer", "of": "issuer", "for": "issuer", "into": "issuer", "from": "investor", "by": "investor"},
                is_noun=True,
            ),
            Frame(
                "equity",
                words("raise|raises|raised|raising"),
                "issuer",
                {"from": "investor", "led by": "investor+", "by": "investor+", "including": "investor+"},
            ),
            Frame(
                "equity",
                words(
                    "funding round|funding|financing round|round|series a|series b|series c|series d|series e|"
                    "series f|capital raise"
                ),
                "issuer",
                {"from": "investor", "led by": "investor+", "by": "investor+", "including": "investor+"},
                is_noun=True,
            ),
            Frame("debt", words("borrow|borrows|borrowed"), "borrower", {"from": "lender"}),
            Frame(
                "debt",
                words("granted|grants|extended|extends|provided|provides|providing"),
                "lender",
                {"to": "borrower", "": "borrower"},
                needs=("loan", "loans", "credit facility"),
            ),
            Frame(
                "equity",
                words("issued|issues|will issue|granted|grants"),
                "issuer",
                {"to": "investor", "": "investor"},
                needs=("warrant", "warrants"),
            ),
            Frame(
                "equity",
                words("received warrants|received a warrant|receives warrants|receives a warrant|will receive warrants"),
                "investor",
                {"from": "issuer", "in": "issuer"},
            ),
            Frame("debt", words("lend|lends|lent"), "lender", {"to": "borrower", "": "borrower"}),
            Frame(
                "debt",
                words(
                    "loan|loans|debt|credit facility|credit facilities|credit line|line of credit|term loans|"
                    "credit agreement|loan agreement|term loan|loan facility|bond|"
                    "bonds|notes|debt financing"
                ),
                "borrower",
                {
                    "from": "lender",
                    "with": "lender",
                    "by": "lender",
                    "led by": "lender+",
                    "arranged by": "lender+",
                    "to": "borrower",
                },
                is_noun=True,
            ),
            Frame(
                "acquisition",
                words("acquire|acquires|acquired|acquiring|buy out|buys out|take over|takes over|to buy|buys|bought|will buy"),
                "acquirer",
                {"": "target"},
            ),
            Frame(
                "acquisition",
                words("be acquired|been acquired|being acquired|was acquired|be bought|been bought|being bought|was bought"),
                "target",
                {"by": "acquirer", "by a group including": "acquirer+"},
            ),
            Frame(
                "acquisition",
                words("acquisition|takeover|buyout|acquired by|bought by"),
                "acquirer",
                {"of": "target", "by": "acquirer", "acquired by": "acquirer", "bought by": "acquirer"},
                is_noun=True,
            ),
            Frame(
                "lease",
                words(
                    "leases|leased|to lease|will lease|is leasing|are leasing|rents|rented|to rent|will rent|is renting|"
                    "are renting"
                ),
                "lessee",
                {"from": "lessor", "at": "lessor", "to": "lessee/lessor"},
            ),
            Frame(
                "lease",
                words("expanded their lease|extended their lease|expanded its lease|extended its lease"),
                TO_DO,
                {"with": TO_DO, "from": "lessor"},
            ),
            Frame("lease", words("lease|leasing|rental"), "", {"from": "lessor", "to": "lessee", "with": TO_DO}),
            Frame(
                "power",
                words("power purchase|power purchase agreement|electricity|nuclear power"),
                "customer",
                {"from": "supplier", "with": "supplier"},
                is_noun=True,
            ),
            Frame(
                "chip supply",
                words(
                    "order|orders|ordered|purchase|purchases|purchased|buying|install|installs|installing|deploy|"
                    "deploys|deploying"
                ),
                "customer",
                {"from": "supplier", "with": "supplier"},
            ),
            Frame(
                "chip supply",
                words("supply|supplies|supplied|deliver|delivers|ship|ships"),
                "supplier",
                {"to": "customer", "": "customer"},
            ),
            Frame(
                "capacity",
                words(
                    "cloud|compute|computing|computing power|capacity|cloud services|data center|data centers|data centre|"
                    "infrastructure"
                ),
            ),
            Frame(
                "capacity",
                words("to pay|will pay|pays|spend|will spend|commits|committed|commit"),
                "customer",
                {"with": "supplier", "from": "supplier", "": "supplier", "to": "supplier"},
            ),
            Frame(
                "licence",
                words("licence|license|licenses|licensed|licensing"),
                "licensee",
                {"from": "licensor", "to": "licensee/licensor"},
            ),
            Frame("joint venture", ("joint venture",), "partner", {"with": "partner", "and": "partner"}, is_noun=True),
        ),
        stages={
            "in talks": words(
                "in talks|in discussions|talks with|negotiating|negotiations with|in advanced talks|holding talks|"
                "close to finalizing|close to finalising|close to signing|close to raising|close to buying|close to acquiring|"
                "close to investing|close to leasing|close to securing|nearing a deal|nears deal|nears a deal|close to a deal"
            ),
            "letter of intent": words("letter of intent|letters of intent|loi|memorandum|memoranda|mou|term sheet"),
            "announced": words(
                "announced|announces|unveiled plans|agreed to|agrees to|has agreed|have agreed|will invest|plans to invest"
            ),
            "signed": words(
                "signed|has signed|inked|struck a deal|struck an agreement|entered into a|entered into an|"
                "enters into a|enters into an|"
                "finalised an agreement|finalized an agreement|finalised a deal|finalized a deal|"
                "finalised a definitive agreement|finalized a definitive agreement|"
                "entered into definitive agreements|entered into agreements"
            ),
            "closed": words("has invested|have invested|invested|completed|closed|has raised|raised|closing of|completes|closes"),
            "denied": (
                *words("denied|denies|deny|denying|refuted|refutes"),
                *(
                    f"{denied} {told}"
                    for denied in words("rejected|rejects|dismissed|dismisses")
                    for told in words("reports|a report|the report|suggestions|speculation|rumours|rumors|claims")
                ),
            ),
            "cancelled": words(
                "cancelled|lost its contract|lost the contract|lost its order|lost its lease|canceled|cancels|called off|"
                "calls off|scrapped|scraps|walked away|walks away|abandoned|abandons|terminated|terminates|pulled out|pulls out"
            ),
        },
        other_senses={
            "in talks": (
                *(
                    f"{ended} {its}{talks}"
                    for ended in words("ended|broke off|called off|abandoned|walked away from|pulled out of|suspended")
                    for its in ("", "* ")
                    for talks in words("talks|negotiations|discussions|in talks")
                ),
                *words("stopped negotiating|stopped talking|ceased negotiating"),
                *(
                    f"{talks}{those} {over}"
                    for talks in words("talks|negotiations|discussions")
                    for those in ("", " with *", " with * *", " between * and *", " between the *", " between the two *")
                    for over in words(
                        "collapsed|have collapsed|had collapsed|fell apart|have fallen apart|broke down|have broken down|ended|"
                        "have ended|failed|have failed"
                    )
                ),
            ),
            "signed": words(
                "signed up|signed off|signed into law|signed a bill|signed the bill|signed legislation|signed an executive|"
                "signed an order|signed an open letter|signed a letter to|signed a letter on|signed a letter calling|"
                "signed a letter urging|signed a petition|signed a pledge|signed a nondisclosure|signed a non-disclosure|"
                "signed an nda"
            ),
            "closed": (
                *words("shares closed|share closed|stock closed|shares of * closed|stock of * closed|door closed|doors closed"),
                *(f"closed {when}{price}" for when in ("", "* ", "on * ") for price in words("at #|at $#|at €#|at £#|#%")),
                *(
                    f"closed {more}"
                    for more in words(
                        "higher|lower|up|down|flat|unchanged|above|below|near|at a record|at an all-time|with a market *|the day|"
                        "the week|the month|the quarter|the year|out the|doors|its doors|its office*|its factor*|its plant*|"
                        "its store*|its data cent*|its website|its account*|its books|the gap|the door|the case|ranks|"
                        "for the day|for good|to the public"
                    )
                ),
                *(
                    f"raised {more}"
                    for more in words(
                        "its forecast*|its guidance|its outlook|its target*|its estimate*|its capital|its spending|its price*|"
                        "price*|concern*|question*|doubt*|fear*|eyebrows|the rating|the prospect|the possibility|the question|"
                        "the alarm|alarm*|hopes|expectation*|the stakes|the bar|objection*|issue*|awareness|wages|its dividend|"
                        "its offer|its bid|rates|interest rates|the ceiling|the limit|the cap|its revenue*|its sales|its profit*"
                    )
                ),
                *words(
                    "is completed|are completed|construction was completed|building was completed|"
                    "completed construction|completed the building"
                ),
                *(
                    f"completed {article}{step}"
                    for article in ("", "the ", "a ", "its ")
                    for step in words(
                        "due diligence|negotiations|talks|test*|trial*|review*|study|studies|design*|work|first phase|"
                        "first stage|terms of|paperwork|application*|survey*|tape-out"
                    )
                ),
            ),
            "denied": words("denied a permit|denied permission|denied access|denied a licen*|denied an export|denied entry"),
        },
        properties={
            "valuation": words("valuation|whose value|valued at|valuing|values|value|valued|post-money|pre-money"),
            "run_rate": ("run rate", "run-rate", "annualized revenue", "annualised revenue", "annual recurring revenue"),
            "revenue": ("revenue", "revenues", "sales"),
            "founded": ("founded",),
            "announced": words("announced|unveiled|introduced|launched|presented|revealed"),
            "available": words("available|availability|ship|ships|shipping|on sale"),
            "": words(
                "market capitalization|total value|total to|total investment to|total raised to|"
                "market capitalisation|market value|market cap|profit|profits|loss|"
                "losses|net income|capital expenditure|capital expenditures|capex|costs|cash burn|market for|"
                "stock price|share price|fine|tax|forecast|forecasts|guidance|guided|outlook|budget|budgets|target of|"
                "billion target|"
                "million target|capital spending|burning|burns|burned|burn|total debt|debt load|debt pile|debt exceeds|"
                "debt exceeded|debt topped|debt tops|debt reached|debt stands at|debt rose|backlog|performance obligations|"
                "guarantee|guarantees|guaranteed|backstop|contract revenue|contracted revenue|anticipated revenue|"
                "expected revenue"
            ),
            "amount": words("contract value|total contract value|deal value"),
        },
        conditions=words("if|unless|whether|were|should|would have|analyst|analysts"),
        respectively=("respectively",),
        instead=words("rather than|instead of|unlike"),
        topics=words("this business|that business|this activity|this unit|the business|the unit"),
        contrasts=words("compared with|compared to|versus|vs|up from|down from|against|than|from"),
        spans=words(
            "over|for|during|across|over the next|for the next|lasting|spanning|term of|a term of|lease of|contract of|within"
        ),
        possessives=("its", "their"),
        relatives=("which", "who", "that"),
        pronouns=("it", "they", "he", "she"),
        light=words(
            "take|takes|took|taken|taking|bought|buys|acquired|acquires|priced|prices|issued|issues|"
            "make|makes|made|sign|signs|signed|close|closes|closed|"
            "complete|completed|secure|secures|secured|raise|raised|announce|announced|hold|holds|"
            "held|struck|reached|entered into|enters into|launched|plans|planned|get|got|took out"
        ),
        receives=words("receive|receives|received|gets|won|obtain|obtains|obtained"),
        ahead=words("by|until|till|before|no later than|as early as|as soon as|starting|beginning|due|scheduled|slated|set for"),
        future=r"will|shall|(?:is|are|plans?|intends?|expects?|expected|scheduled|set|due) to",
        past=(
            r"had|was|were|did|sold|bought|paid|lent|began|took|struck|won|built|"
            r"(?<!be )(?!(?:expect|schedul|plann|slat|project|estimat|propos|combin|bas|dedicat|agre|committ|need)ed)[a-z]{3,}ed"
        ),
        possible="could|may|might",
        parts=words(
            "including|first phase of|initial phase of|first stage of|first tranche of|of which|among them|as part of|the first|"
            "its first"
        ),
        stake=words("stake|stakes|shareholding|of the company|of its shares|ownership|of the shares"),
        shares=words("shares|stock"),
        interim=words(
            "quarter|quarters|first-quarter|second-quarter|third-quarter|fourth-quarter|half|first-half|second-half|month"
        ),
        wholes=words("rack|racks|cluster|clusters|server|servers|system|pod|ultraserver|supercomputer|equivalent|equivalents"),
        sparse=("sparse", "sparsity"),
        of_chip=("of", "for", "on", "in", "with"),
        joins=("and", "or", "as well as", "&"),
        starts=words(
            "revenue|profit|sales|capacity|cloud|power|the|a|an|it|its|they|their|this|that|these|those|he|she|we|our|"
            "in|on|at|by|for|"
            "from|with|without|as|and|but|or|so|if|when|while|after|before|since|until|during|"
            "under|over|between|among|both|each|some|many|most|more|several|other|another|such|no|"
            "not|yet|still|also|however|meanwhile|moreover|according|last|next|earlier|later|now|"
            "today|yesterday|tomorrow|here|there|what|who|how|why|which|one|two|three|four|five|"
            "six|seven|eight|nine|ten|nearly|about|around|analysts|investors|shares|talks|sources|"
            "executives|neither|either|only|just|even|although|though|because|despite|besides|instead|"
            "then|thus|unlike|whether|all|any|every|first|second|third|financial|terms|construction|"
            "delivery|deliveries|customers|demand|production|spokespeople|rivals|regulators"
        ),
        described=words("backed|owned|based|led|listed|run|funded|controlled"),
        auxiliaries=words(
            "has|have|had|will|is to|would|has been|have been|will be|is being|was|today|also|has also|have also|has now"
        ),
        verbs=words(
            "raised|raises|raise|signed|signs|sign|agreed|agrees|acquired|acquires|acquire|invested|"
            "invests|invest|leased|leases|lease|denied|denies|unveiled|unveils|unveil|launched|launches|"
            "announced|announces|plans to|buys|bought|buy|pay|pays|secured|secures|ordered|orders|lent|"
            "lends|committed|commits|supply|supplies|completed|closed|also raised|sold|sells"
        ),
        persons=words(
            "ceo|cto|cfo|chief|executive|president|chairman|founder|co-founder|analyst|analysts|mr|"
            "ms|mrs|director|minister|senator|spokesman|spokeswoman|spokesperson|partner"
        ),
        before_company=words(
            "with|from|by|acquisition of|takeover of|buyout of|led by|including|acquire|acquires|acquired|buy|buys|lend|stake in|"
            "invest in|invested in|investment in|investors including|alongside"
        ),
        company_words=words(
            "startup|start-up|company|firm|chipmaker|provider|developer|maker|miner|lab|group|"
            "operator|fund|investor|rival|unit|subsidiary"
        ),
        deal_words=words("contract|deal|agreement|partnership|lease|order|transaction|pact"),
        valued=("valued", "valued at"),
        worth=words("worth|valued at|valuing it at"),
        chip_words=words("chip|chips|accelerator|accelerators|gpu|gpus|processor|processors|tpu|tpus"),
        no_names=words(
            "AI|GPU|GPUs|CPU|TPU|LLM|API|HBM|SEC|CEO|CFO|CTO|Silicon|Valley|Wall|Street|Europe|Asia|"
            "Africa|America|European|American|British|French|German|Chinese|Japanese|Korean|Indian|Arab|"
            "Norwegian|Texas|California|Virginia|Ohio|Abilene|Louisiana|Indiana|Pennsylvania|Wisconsin|"
            "London|Paris|Berlin|Tokyo|Seoul|Beijing|Dubai|Washington|New|York|San|Francisco|Abu|Dhabi|"
            "Santa|Clara|Seattle|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Internet|Series|"
            "Nasdaq|Alabama|Alaska|Arizona|Arkansas|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|"
            "Illinois|Iowa|Kansas|Kentucky|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|"
            "Missouri|Montana|Nebraska|Nevada|Hampshire|Jersey|Mexico|Carolina|Dakota|Oklahoma|Oregon|"
            "Rhode|Tennessee|Utah|Vermont|Wyoming|Brandenburg|Bavaria|Ontario|Quebec|Scotland|Wales|"
            "England|Dallas|Atlanta|Houston|Boston|Memphis|January|February|March|April|May|June|July|"
            "August|September|October|November|December"
        ),
    ),
)
