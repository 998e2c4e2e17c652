"""French. `milliard` is 10^9, `billion` 10^12 (the long scale, as the Académie française has it)."""

from generator.evidence.languages import CODES, SIGNS, Cues, Frame, Language, words
from generator.model.values import Bound
from generator.read.validation import TO_DO


def _with_forms(phrases: dict[str, Bound]) -> dict[str, Bound]:
    """The phrases, and those that `de` and `à` at their end become before an article or a vowel."""
    forms = {"de": ("de", "des", "du", "d'"), "à": ("à", "aux", "au")}
    found = {}
    for phrase, bound in phrases.items():
        head, _, last = phrase.rpartition(" ")
        for form in forms.get(last, (last,)):
            found[f"{head} {form}".strip()] = bound
    return found


def _conjugated(stem: str, bound: Bound, after: str = "") -> dict[str, Bound]:
    """The forms of a verb in -er that a text of today uses, the conditional of what is only reported too."""
    endings = words("e|ent|ant|er|é|ait|aient|era|eront|erait|eraient")
    return {f"{stem}{ending}{after}": bound for ending in endings}


_ONCE = words("initialement|précédemment|auparavant|d'abord|à l'origine|au départ|au début|dans un premier temps|un temps")
_TALKS = words("négociations|discussions|pourparlers")


def _once(told: str) -> tuple[str, ...]:
    """What was told before: "initialement annoncée", "annoncée initialement"."""
    return tuple(phrase for once in _ONCE for one in words(told) for phrase in (f"{once} {one}*", f"{one}* {once}"))


LANGUAGE = Language(
    # Some write 1.5 for 1,5; three digits after the point are thousands.
    number=r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d+\.\d{1,2}(?![\d.])|\d+(?:,\d+)?",
    thousands=" .",
    decimal=",",
    scales={
        "mille": 3,
        "millier": 3,
        "milliers": 3,
        "million": 6,
        "millions": 6,
        "m": 6,
        "k": 3,
        "mio": 6,
        "milliard": 9,
        "milliards": 9,
        "md": 9,
        "mds": 9,
        "mrd": 9,
        "mrds": 9,
        "billion": 12,
        "billions": 12,
        "trillion": 18,
        "trillions": 18,
        "décennie": 1,
        "décennies": 1,
    },
    numbers={
        "un": 1,
        "une": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "onze": 11,
        "douze": 12,
        "quinze": 15,
        "vingt": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "cent": 100,
        "treize": 13,
        "quatorze": 14,
        "seize": 16,
        "soixante": 60,
        "septante": 70,
        "huitante": 80,
        "octante": 80,
        "nonante": 90,
        "quatre-vingt": 80,
        "quatre-vingts": 80,
        "cents": 100,
        "mille": 1000,
    },
    parts={
        "un demi": "0.5",
        "une demi": "0.5",
        "un quart de": "0.25",
        "un quart d'un": "0.25",
        "trois quarts de": "0.75",
        "trois quarts d'un": "0.75",
    },
    decades=("décennie", "décennies"),
    and_half=("et demi", "et demie"),
    rounded={
        "une dizaine": 10,
        "une douzaine": 12,
        "une quinzaine": 15,
        "une vingtaine": 20,
        "une trentaine": 30,
        "une quarantaine": 40,
        "une cinquantaine": 50,
        "une soixantaine": 60,
        "une centaine": 100,
        "un millier": 1000,
    },
    and_word="et",
    or_word="ou",
    between=("entre",),
    articles=("un", "une"),
    fractions=words(
        "double de|double des|double du|double d'|triple de|triple des|triple du|triple d'|fois|moitié d'|quart d'|tiers d'|"
        "demi|doublé|triplé|divisé par deux|moitié de|moitié des|moitié du|moitié d'un|tiers de|tiers des|tiers du|tiers d'un|"
        "quart de|quart des|quart du|quart d'un|quarts de|quarts des|quarts du|quarts|cinquième de|"
        "cinquième des|dixième de|dixième des|majorité des|partie des|dizaines de|centaines de|"
        "milliers de|fraction des|fraction de|part des|en moyenne|moyenne de|tranches de"
    ),
    differences=words("de plus que|de moins que|de moins qu'|de plus qu'|en deçà|au-dessous|au-dessus"),
    shares={
        "la moitié": "50",
        "un tiers": "~33",
        "deux tiers": "~67",
        "un quart": "25",
        "trois quarts": "75",
        "un cinquième": "20",
        "un dixième": "10",
    },
    whole=words("du capital|de son capital|de l'entreprise|de la société|des parts|des actions|de ses parts|de ses actions"),
    rates=words(
        "par action|par puce|par gpu|par unité|par heure|par tête|par personne|par mégawatt|"
        "par gigawatt|/|l'action|l'unité|de l'heure|pièce|chacun|chacune|pour chaque|par semestre|chaque|"
        "tous les|toutes les|le gigawatt|le mégawatt|du gigawatt|du mégawatt|, en moyenne"
    ),
    each=words("chacun|chacune|chaque|tous les|toutes les|un gigawatt coûte|un mégawatt coûte"),
    other_currencies=words(
        "canadiens|canadien|australiens|de hong kong|hongkongais|taïwanais|singapouriens|néo-zélandais|jamaïcains|"
        "zimbabwéens|turques|égyptiennes|libanaises|syriennes|cfa"
    ),
    prepositions=(),
    about="",
    before_nouns=(),
    not_of_time=words("dans les|vers"),
    changes=words(
        "passer|grimpe|grimpent|grimper|bondit|progresse|recule|chute|tombe|monte|double|triple|relève|abaisse|diminue|diminué|"
        "gonfle|passé|passée|passe|passant|passera|augmenté|augmentée|augmenter|augmente|porté|portée|portés|portées|porter|"
        "relevé|relevée|relever|bondi|grimpé|progressé|baissé|réduit|réduite|réduire|chuté|tombé|tombée|doublé|triplé|ramené|"
        "ramenée|ramener|ramène|abaissé|abaissée|abaisser|revu|revue|revoir|hausse|baisse|rabaissé|étendu|étendue|étendre|monté|"
        "montée|monter|corrigé|corrigée|rectifié|rectifiée|raboté|rabotée|gonflé|gonflée|reculé"
    ),
    moved=words(
        "reporté|reportée|reportés|reportées|repoussé|repoussée|repoussés|repoussées|décalé|décalée|retardé|retardée|avancé|"
        "avancée"
    ),
    leaving=("de", "d'"),
    dropped=(
        *(f"{phrase} à" for phrase in _once("estimé|évalué|chiffré|annoncé|fixé|valorisé|prévu|attendu|budgété|espéré")),
        *(
            f"{what} {former} de"
            for what in words("estimation|prévision|fourchette|valorisation")
            for former in ("précédente", "antérieure", "initiale")
        ),
        *(
            f"{what} {former} de"
            for what in words("objectif|budget|chiffre|prix")
            for former in ("précédent", "antérieur", "initial")
        ),
        *(f"après en avoir {sought}" for sought in words("proposé|demandé|visé|espéré|offert")),
        *(f"{sought} lever" for sought in words("espérait|espéraient|voulait|voulaient|avait espéré")),
    ),
    valued_if=("valoriserai(?:t|ent)|estime(?:nt)?|évalue(?:nt)?", "à"),
    outdated=_once("annoncé|prévu|estimé|envisagé|évoqué|espéré|promis|budgété|publié|communiqué|demandé|visé"),
    fillers=words(
        "de|désormais|aujourd'hui|maintenant|largement|nettement|allègrement|un|une|la|les|des|la barre des|la barre de|"
        "le seuil des|le seuil de|le cap des|le cap de|un total de|un montant de|un montant total de|un montant global de|"
        "hauteur de|encore|ses|son|sa|ces|ce|cet|cette|leurs|leur"
    ),
    small_words=words("dans|pour|sur|à|au|aux|en|et|ou|par|qui|que|avec|chez|selon|d'ici|d'entre|elles|eux|déjà|aujourd'hui|dès"),
    periods={
        "year": words(
            "par an|par année|annuel|annuelle|annuels|annuelles|annualisé|annualisés|annualisée|annualisées|annuellement|"
            "chaque année|tous les ans|l'an|l'année|/an|p.a."
        ),
        "quarter": words(
            "par trimestre|trimestriel|trimestrielle|trimestriels|trimestrielles|chaque trimestre|tous les trimestres"
        ),
        "month": words("par mois|mensuel|mensuelle|mensuels|mensuelles|chaque mois|tous les mois|/mois"),
        "week": words("par semaine|hebdomadaire|hebdomadaires|chaque semaine|toutes les semaines|/semaine"),
        "day": words("par jour|quotidien|quotidienne|quotidiens|quotidiennes|chaque jour|tous les jours|/jour"),
    },
    no_period=words(
        "l'an dernier|l'an passé|l'an prochain|l'an deux mille|l'année dernière|l'année passée|l'année prochaine|"
        "l'année précédente|l'année suivante|l'année d'avant|l'année d'après|l'année en cours|dans l'année|de l'année|"
        "pour l'année|sur l'année|pendant l'année|rapport annuel|résultats annuels|résultats trimestriels"
    ),
    intention=words(
        "va|vont|prévoit|prévoient|compte|comptent|doit|doivent|devrait|devraient|devait|devaient|s'apprête|s'apprêtent|"
        "se prépare à|se préparent à|est prévu|est prévue|sont prévus|sont prévues|censé|censée|censés|censées|en passe de|"
        "en passe d'|prêt à|prête à|prêts à|prêtes à|promis de|promet de|accepté de signer|accepte de signer|engagé à signer|"
        "s'engage à signer|reste à|restent à|propose de|proposent de|proposé de|offre de|offert de|tente de|tentent de|tenté de|"
        "finalise|finalisent|en train de|attendu|attendue|attendus|attendues|pour signer|pour conclure|pour boucler|"
        "pour finaliser|sous réserve de|sous réserve d'|sous réserve du|sous réserve des|suspendu à|suspendue à|"
        "soumis à l'approbation|soumise à l'approbation"
    ),
    # Verbs in the future; not past tenses such as "attira".
    future=(
        r"(?!(?:at|re|é|sou)?tira|admira|respira|inspira|expira|aspira|désira|vira)"
        r"(?:\w+(?:er|ir|dr|ettr|aîtr)|ser|aur|fer|ir|pourr|voudr|devr|verr|recevr)(?:a|ont)"
    ),
    negation=words(
        "pas|non|ni|jamais|aucun|aucune|rien|sans|au lieu de|au lieu d'|plutôt que|"
        "n'est plus|n'était plus|n'a plus|ne sont plus|n'étaient plus|ne sommes plus|"
        "n'ont plus|ne négocie plus|ne négocient plus"
    ),
    closing=words(
        "clore|clos|close|clôturer|clôturé|clôturée|finaliser|finalisé|finalisée|finalisation|boucler|bouclé|bouclée|conclure|"
        "conclu|conclue|approbation|autorisation|feu vert|condition|conditions|réserve|tranche|tranches|versement|versements|"
        "verser|versera|verseront|versé|versée|versés|versées|payer|paiera|payé|investir|investira|investiront|lever|lèvera|"
        "racheter|rachètera|acquérir|reste|restant|restants|solde|autre|autres|encore|supplémentaires|second|seconde|deuxième|"
        "recevoir|reçoit le|recevra le|recevra les|recevra encore|recevront le|qu'il recevra|qu'elle recevra|qu'ils recevront|"
        "intervenir|avoir lieu|termes|étape|étapes|phase|signer|signé|signée"
    ),
    undone=words(
        "loin de|loin des|loin du|loin d'|guère|nullement|failli|refuse de|refusent de|refusé de|dément|démentent|démenti|"
        "démentant|nie|nient|nié|niant|renoncé|renonce|renoncent|refuse d'|refusent d'|refusé d'|refusé à|refuse à|il est faux|"
        "menacé de|menace de|échoué à|cherche à|cherchent à|à deux doigts de|à la veille de|au bord de|n'exclut pas|"
        "n'excluent pas|pas exclu|menace d'|menacé d'"
    ),
    corrected=words("version antérieure|version précédente|première version"),
    supposed=words(
        "imaginons|supposons|à supposer|si|s'il|s'ils|à condition que|à condition qu'|à condition de|pourvu que|pourvu qu'|"
        "à moins que|à moins qu'|avant de|avant d'|avant que|avant qu'|une fois signé|une fois signée|une fois bouclé|"
        "une fois bouclée|en cas de|une fois le|une fois la|une fois l'|une fois que|une fois qu'|dès que|dès qu'|tant que|"
        "tant qu'|jusqu'à ce que|jusqu'à ce qu'|craint|craignent|crainte|craintes|risque de|risque d'|risquent de|risquent d'|"
        "en attendant|bon espoir|dans l'espoir|attend|attendent|attendait|en attente|dans l'attente|faute de|faute d'|"
        "en l'absence de|en l'absence d'|presque|quasiment|espère|espèrent|espérait|pense|pensent|soupçonne|soupçonnent|doute|"
        "doutent|croit|croient|l'information selon laquelle"
    ),
    inverted="",
    aims=(
        r"(?:espèr\w+|souhait\w+|veut|veulent|compt\w+|prévoi\w+|envisag\w+|cherch\w+|va|vont|doit|doivent|entend|entendent|"
        r"\w{3,}r(?:a|ont|ait|aient))\s(?:(?!\s(?:que|qu'|si|s'il)(?!\w))[^,;:.]){0,200}?\set\s(?=(?:il\s|elle\s|ils\s|elles\s)?(?:a|ont)\s)"
    ),
    auxiliaries=words("a été|ont été|avait|avaient|a finalement|est|sont"),
    promised=words("accepté de|accepte de|acceptent de|engagé à|engagée à|engagés à|engagées à|s'engage à|s'engagent à|promis"),
    tells={
        "signed": words(
            "sign*|conclu*|paraph*|scell*|pass* un|pass* commande|accord*|contrat*|bail*|noué*|noue*|trouv*|engag*|command*|"
            "contract*|décroch*|remport*|obten*|attribu*|topé|finalis*|formalis*|entér*|lou*|ferme|partenariat*"
        ),
        "closed": words(
            "clos*|clôtur*|boucl*|finalis*|lev*|lèv*|invest*|acqui*|achet*|achat*|rachat*|rachet*|pay*|pai*|vers*|inject*|"
            "réalis*|emprunt*|prêt*|reçu*|reçoi*|obten*|céd*|cession*|vend*|vente*|conclu*|effecti*|émis|émet*|apport*|financ*|"
            "pris*|prend*|entr* au capital|fusionn*|absorb*|débours*|livr*|transfér*|souscri*|achev*|termin*|offert|offre|"
            "s'offre|détien*|mis*|placé*|remis*|octroy*|accord*"
        ),
        "cancelled": words(
            "annul*|renonc*|abandon*|résili*|romp*|rupture|fin|met* fin|capot*|échou*|échec*|retir*|dénonc*|tomb*|avort*|enterr*|"
            "arrêt*|stopp*|cess*|ne verra pas|caduc|caduque|sorti*|rejet*|bloqu*|interromp*|jet* l'éponge|n'aura pas lieu"
        ),
    },
    asides=words("ce qui|ce que|ce qu'|car|parce que|parce qu'|alors que|alors qu'|sur fond de"),
    reporting=r"(?:(?:qui|que)\s|qu')?(?:il|elle|ils|elles)\s(?!pourr)\w+rai(?:t|ent)",
    under=tuple(f"{under} {of}" for under in words("dans le cadre|en vertu|aux termes") for of in ("de", "du", "des", "d'*")),
    asking=words("pourquoi|comment|quand|où|combien|que|qui|quel|quelle"),
    not_negated=words(
        "seulement|uniquement|compter|commenter|commenté|moins de|moins d'|plus de|plus d'|loin de|loin d'|que|exclu|compris|"
        "précédent|exclusif|exclusive|garanti|garantie|contraignant|contraignante|remboursable|dilutif|dilutive|vu|vue|égal"
    ),
    nothing=words("aucun|aucune|rien|ni|pas|jamais"),
    clauses=words("que|qu'|qui|dont|si|mais|tandis|et a|et ont|alors|lorsque|après|avant|car"),
    turns=words("mais|tandis|alors que|et a confirmé|et a ajouté|et confirme"),
    adverbs=words(
        "pas|pas encore|jamais|encore|déjà|également|aussi|récemment|officiellement|par ailleurs|finalement|ainsi|depuis|enfin"
    ),
    several=("plusieurs", "quelques", "des"),
    currencies={
        **CODES,
        "dollars": "USD",
        "dollar": "USD",
        "$": "USD",
        "us$": "USD",
        "$us": "USD",
        "$ us": "USD",
        "dollars américains": "USD",
        "dollars us": "USD",
        "euros": "EUR",
        "euro": "EUR",
        "€": "EUR",
        "livres sterling": "GBP",
        "livres": "GBP",
        "£": "GBP",
        "yens": "JPY",
        "yuans": "CNY",
        "rmb": "CNY",
        "renminbi": "CNY",
        "wons": "KRW",
        "francs suisses": "CHF",
        "dollars canadiens": "CAD",
        "c$": "CAD",
        "$ca": "CAD",
        "$ ca": "CAD",
        "$ can": "CAD",
        "dollars australiens": "AUD",
        "a$": "AUD",
        "dollars de hong kong": "HKD",
        "hk$": "HKD",
        "dollars taïwanais": "TWD",
        "dollars de taïwan": "TWD",
        "dollars de singapour": "SGD",
        "dollars singapouriens": "SGD",
        "dirhams émiratis": "AED",
        "dirhams émiriens": "AED",
        "riyals saoudiens": "SAR",
        "roupies indiennes": "INR",
        "₹": "INR",
        "₩": "KRW",
        "couronnes suédoises": "SEK",
        "couronnes norvégiennes": "NOK",
        "couronnes danoises": "DKK",
        "shekels": "ILS",
        "₪": "ILS",
        "zlotys": "PLN",
        "réaux": "BRL",
    },
    units={
        "mo": "MB",
        "go": "GB",
        "to": "TB",
        "go/s": "GB/s",
        "to/s": "TB/s",
        "po/s": "PB/s",
        "po": "PB",
        "pétaoctets": "PB",
        "gigabits": "Gb",
        "térabits": "Tb",
        "mégaoctets": "MB",
        "gigaoctets": "GB",
        "téraoctets": "TB",
        "téraflops": "TFLOPS",
        "pétaflops": "PFLOPS",
        "exaflops": "EFLOPS",
        "nanomètres": "nm",
        "nanomètre": "nm",
        "watts": "W",
        "watt": "W",
        "kilowatts": "kW",
        "kilowatt": "kW",
        "mégawatts": "MW",
        "mégawatt": "MW",
        "gigawatts": "GW",
        "gigawatt": "GW",
        "mwe": "MW",
        "gwe": "GW",
        "puces": "chips",
        "accélérateurs": "chips",
        "gpu": "chips",
        "gpus": "chips",
        "processeurs": "chips",
        "unités": "units",
        "serveurs": "servers",
        "baies": "racks",
        "employés": "people",
        "salariés": "people",
        "personnes": "people",
        "patients": "people",
        "participants": "people",
        "volontaires": "people",
        "actions": "shares",
        "jour": "days",
        "jours": "days",
        "semaine": "weeks",
        "semaines": "weeks",
        "mois": "months",
        "ans": "years",
        "an": "years",
        "année": "years",
        **{f"{following} années": "years" for following in ("prochaines", "premières")},
        **{f"{following} mois": "months" for following in ("prochains", "premiers")},
        "années": "years",
        "pour cent": "%",
    },
    per_second=(" par seconde", " à la seconde", " chaque seconde", "/seconde"),
    not_of_unit=words("heure|heures|seconde"),
    ago=words("plus tard|plus tôt|auparavant|derniers|dernières"),
    since=("il y a", "depuis"),
    pieces=words("par gpu|par puce|par accélérateur|par processeur|par carte|pièce|chacun|chacune"),
    joiners=("de", "d'", "des"),
    ranges=("à", "ou", "voire", ", voire", "-", "–"),
    before=_with_forms(
        {
            "au moins": Bound.AT_LEAST,
            "au minimum": Bound.AT_LEAST,
            "a minima": Bound.AT_LEAST,
            "à minima": Bound.AT_LEAST,
            "un minimum de": Bound.AT_LEAST,
            "minimal de": Bound.AT_LEAST,
            "minimale de": Bound.AT_LEAST,
            "minimum de": Bound.AT_LEAST,
            "un plancher de": Bound.AT_LEAST,
            "minimum": Bound.AT_LEAST,
            "au bas mot": Bound.AT_LEAST,
            "pas moins de": Bound.AT_LEAST,
            "supérieur ou égal à": Bound.AT_LEAST,
            "à partir de": Bound.AT_LEAST,
            "plus de": Bound.MORE_THAN,
            "au-delà de": Bound.MORE_THAN,
            "au-dessus de": Bound.MORE_THAN,
            "supérieur à": Bound.MORE_THAN,
            "supérieure à": Bound.MORE_THAN,
            "supérieurs à": Bound.MORE_THAN,
            "supérieures à": Bound.MORE_THAN,
            **_conjugated("dépass", Bound.MORE_THAN),
            **_conjugated("frôl", Bound.NEARLY),
            **_conjugated("approch", Bound.NEARLY),
            **_conjugated("avoisin", Bound.ABOUT),
            **_conjugated("flirt", Bound.ABOUT, " avec"),
            "excède": Bound.MORE_THAN,
            "excéderait": Bound.MORE_THAN,
            "excédant": Bound.MORE_THAN,
            "excéder": Bound.MORE_THAN,
            "franchi": Bound.MORE_THAN,
            "franchit": Bound.MORE_THAN,
            "passé la barre de": Bound.MORE_THAN,
            "près de": Bound.NEARLY,
            "presque": Bound.NEARLY,
            "quasiment": Bound.NEARLY,
            "proche de": Bound.NEARLY,
            "proches de": Bound.NEARLY,
            "tutoie": Bound.NEARLY,
            "tutoient": Bound.NEARLY,
            "tutoyer": Bound.NEARLY,
            "pas loin de": Bound.NEARLY,
            "un peu moins de": Bound.NEARLY,
            "à peine moins de": Bound.NEARLY,
            "légèrement moins de": Bound.NEARLY,
            "tout juste moins de": Bound.NEARLY,
            **SIGNS,
            "plus ou moins": Bound.ABOUT,
            "à peine": Bound.ABOUT,
            "environ": Bound.ABOUT,
            "env.": Bound.ABOUT,
            "prétendument": Bound.ABOUT,
            "soi-disant": Bound.ABOUT,
            "apparemment": Bound.ABOUT,
            "aux abords de": Bound.ABOUT,
            "peut-être": Bound.ABOUT,
            "peut-être en": Bound.ABOUT,
            "probablement en": Bound.ABOUT,
            "sans doute en": Bound.ABOUT,
            "quelque": Bound.ABOUT,
            "autour de": Bound.ABOUT,
            "tablent sur": Bound.ABOUT,
            "table sur": Bound.ABOUT,
            "misent sur": Bound.ABOUT,
            "de l'ordre de": Bound.ABOUT,
            "approximativement": Bound.ABOUT,
            "à peu près": Bound.ABOUT,
            "aux alentours de": Bound.ABOUT,
            "aux environs de": Bound.ABOUT,
            **{
                f"{word} {of}": Bound.ABOUT
                for word in words("estimé|estimée|estimés|estimées|évalué|évaluée|évalués|évaluées")
                for of in ("à", "de")
            },
            **{f"{word} de": Bound.ABOUT for word in words("estimation|rumeur|prétendu contrat|prétendu accord|prétendue somme")},
            # The conditional by which French reports what it does not vouch for.
            **dict.fromkeys(
                words(
                    "serait de|seraient de|s'élèverait à|s'élèveraient à|atteindrait|atteindraient|vaudrait|vaudraient|"
                    "représenterait|se chiffrerait à|se monterait à|porterait sur|coûterait"
                ),
                Bound.ABOUT,
            ),
            "grosso modo": Bound.ABOUT,
            "en gros": Bound.ABOUT,
            "dans les": Bound.ABOUT,
            "vers": Bound.ABOUT,
            "jusqu'à": Bound.UP_TO,
            **{
                f"{could} {reach}": Bound.UP_TO
                for could in words("pouvant|peut|peuvent|pourrait|pourraient")
                for reach in words("atteindre|aller jusqu'à|monter à|grimper à|valoir|représenter")
            },
            "au mieux": Bound.UP_TO,
            "théoriquement": Bound.UP_TO,
            "dans le meilleur des cas": Bound.UP_TO,
            "susceptible d'atteindre": Bound.UP_TO,
            "extensible à": Bound.UP_TO,
            "extensibles à": Bound.UP_TO,
            "pouvant être porté à": Bound.UP_TO,
            "pouvant être portée à": Bound.UP_TO,
            "jusqu'aux": Bound.UP_TO,
            "au plus": Bound.UP_TO,
            "tout au plus": Bound.UP_TO,
            "au maximum": Bound.UP_TO,
            "maximum": Bound.UP_TO,
            "un maximum de": Bound.UP_TO,
            "maximal de": Bound.UP_TO,
            "maximum théorique de": Bound.UP_TO,
            "maximale de": Bound.UP_TO,
            "maximum de": Bound.UP_TO,
            "un plafond de": Bound.UP_TO,
            "dans la limite de": Bound.UP_TO,
            "dans une limite de": Bound.UP_TO,
            "jusqu'à concurrence de": Bound.UP_TO,
            "potentiellement": Bound.UP_TO,
            "pas plus de": Bound.UP_TO,
            "plafonné à": Bound.UP_TO,
            "plafonnée à": Bound.UP_TO,
            "limité à": Bound.UP_TO,
            "limitée à": Bound.UP_TO,
            "ne dépasse pas": Bound.UP_TO,
            "ne dépassant pas": Bound.UP_TO,
            "ne dépassera pas": Bound.UP_TO,
            "n'excède pas": Bound.UP_TO,
            "n'excédant pas": Bound.UP_TO,
            "sans dépasser": Bound.UP_TO,
            "pas dépasser": Bound.UP_TO,
            "pas excéder": Bound.UP_TO,
            "inférieur ou égal à": Bound.UP_TO,
            "moins de": Bound.LESS_THAN,
            "en dessous de": Bound.LESS_THAN,
            "au-dessous de": Bound.LESS_THAN,
            "inférieur à": Bound.LESS_THAN,
            "inférieure à": Bound.LESS_THAN,
            "inférieurs à": Bound.LESS_THAN,
            "inférieures à": Bound.LESS_THAN,
            "sous la barre de": Bound.LESS_THAN,
        }
    ),
    after={
        "ou plus": Bound.AT_LEAST,
        "et plus": Bound.AT_LEAST,
        "et des poussières": Bound.AT_LEAST,
        "et quelques": Bound.AT_LEAST,
        "ou davantage": Bound.AT_LEAST,
        "voire plus": Bound.AT_LEAST,
        "voire davantage": Bound.AT_LEAST,
        "sinon plus": Bound.AT_LEAST,
        "si ce n'est plus": Bound.AT_LEAST,
        "peut-être plus": Bound.AT_LEAST,
        "et peut-être plus": Bound.AT_LEAST,
        "peut-être davantage": Bound.AT_LEAST,
        "au moins": Bound.AT_LEAST,
        "au minimum": Bound.AT_LEAST,
        "minimum": Bound.AT_LEAST,
        "au bas mot": Bound.AT_LEAST,
        "a minima": Bound.AT_LEAST,
        "à minima": Bound.AT_LEAST,
        "+": Bound.AT_LEAST,
        "environ": Bound.ABOUT,
        "peut-être": Bound.ABOUT,
        "ou presque": Bound.NEARLY,
        "ou environ": Bound.ABOUT,
        "à peu près": Bound.ABOUT,
        "approximativement": Bound.ABOUT,
        **dict.fromkeys(words("si toutes les|si tous les|si certaines|si certains|au total, si|si les options"), Bound.UP_TO),
        "ou moins": Bound.UP_TO,
        "au maximum": Bound.UP_TO,
        "maximum": Bound.UP_TO,
        "au plus": Bound.UP_TO,
        "tout au plus": Bound.UP_TO,
    },
    doubt=words(
        "en discussion|discussions|pourparlers|négociations|négocie|négocierait|serait|seraient|"
        "pourrait|pourraient|potentiel|potentielle|envisage|envisagerait|aurait|auraient|éventuel|"
        "éventuelle|possible|rumeur|rumeurs|explore|étudie|réfléchit|souhaite|espère|"
        "proche d'un accord|près de signer|sur le point de|sur le point d'être|négocient|négocier|négociait|négociaient|"
        "négociation|envisagent|préliminaire|provisoire|peut-être|probablement|vraisemblablement"
    ),
    # Verbs in the conditional, by which French reports what it does not vouch for; not imperfects such as "attirait".
    conditional=(
        r"(?!(?:at|re|é|sou)?tirai|admirai|respirai|inspirai|expirai|aspirai|désirai|virai)"
        r"(?:\w+(?:er|ir|dr|ettr|aîtr)|ser|aur|fer|ir|pourr|voudr)ai(?:t|ent)"
    ),
    unannounced=words(
        "va annoncer|vont annoncer|doit annoncer|doivent annoncer|devrait annoncer|devraient annoncer|prévoit d'annoncer|"
        "prévoient d'annoncer|s'apprête à annoncer|s'apprêtent à annoncer|annoncera|annonceront|sera annoncé|sera annoncée|"
        "doit être annoncé|doit être annoncée"
    ),
    hearsay=words(
        "prétend|prétendent|à tort|en théorie|canular|rumeur|rumeurs|il se dit|on dit|à en croire|prétendument|soi-disant|"
        "apparemment|selon des sources|selon une source|sources proches|source proche|sources concordantes|selon des proches|"
        "on ignore si|on ne sait pas si|proches du dossier|proche du dossier|au fait du dossier|sous couvert d'anonymat|"
        "sous le couvert de l'anonymat|croit savoir|il semble que|il semblerait|croient savoir|semble avoir|semblent avoir|"
        "paraît avoir|paraissent avoir"
    ),
    talks=("négociation", *_TALKS),
    past=("après", "à l'issue de", "à l'issue d'", "au terme de", "au terme d'", "à la suite de"),
    intent=words(
        "lettre d'intention|accord préliminaire|lettres d'intention|protocole d'accord|protocoles d'accord|protocole d'intention|"
        "accord de principe|accords de principe|mémorandum|mémorandum d'entente|non contraignant|non contraignante|term sheet"
    ),
    months=words("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"),
    short_months=words("janv|févr|mar|avr|mai|juin|juil|août|sept|oct|nov|déc"),
    months_are_capitalised=False,
    quarters=(
        "premier trimestre/1er trimestre",
        "deuxième trimestre/second trimestre/2e trimestre/2ème trimestre",
        "troisième trimestre/3e trimestre/3ème trimestre",
        "quatrième trimestre/4e trimestre/4ème trimestre/dernier trimestre",
    ),
    halves_of_a_year=(
        "premier semestre/1er semestre",
        "second semestre/deuxième semestre/2e semestre/2ème semestre/2nd semestre",
    ),
    relative={
        "ce mois-ci": ("month", 0),
        "ce mois": ("month", 0),
        "le mois dernier": ("month", -1),
        "le mois prochain": ("month", 1),
        "ce trimestre": ("quarter", 0),
        "le trimestre dernier": ("quarter", -1),
        "le trimestre prochain": ("quarter", 1),
        "cette année": ("year", 0),
        "l'an dernier": ("year", -1),
        "l'an passé": ("year", -1),
        "l'année dernière": ("year", -1),
        "l'an prochain": ("year", 1),
        "l'année prochaine": ("year", 1),
    },
    dating=words("ce|cet|cette|l'an|l'année|l'été|l'hiver|l'automne|au printemps|avant|d'ici|dès|courant"),
    fiscal=("exercice", "exercice fiscal", "année fiscale", "exercice comptable"),
    last=("{} dernier", "{} passé"),
    next=("{} prochain",),
    not_on=words(
        "contre|jours suivant le|mois suivant le|au moins|après|pas avant|jamais avant|au plus tôt|pas plus tôt que|pas|non|"
        "au lieu de|plutôt que|plutôt qu'|au-delà de"
    ),
    hopeful=words("vers|semaine du|au tournant de|au mieux|au mieux en|à l'horizon|à l'horizon de|horizon"),
    former=(
        *words("devait|devaient|était prévu|était prévue|étaient prévus|étaient prévues|était attendu|était attendue"),
        *(
            f"{once} {planned}"
            for once in words("initialement|précédemment|à l'origine")
            for planned in words("prévu|prévue|prévus|prévues|attendu|attendue|attendus|attendues|programmé|programmée")
        ),
    ),
    ahead_of=("avant",),
    edges=words("la fin|le début|le|la|en|fin|la fin de|début|le début de|mi|courant|l'année"),
    not_from=words("au plus tôt|ou après|ou plus tard"),
    day_comes_first=True,
    cues=Cues(
        frames=(
            Frame("", words("carnet de commandes|en cours de")),
            Frame(
                "secondary sale",
                words("actions secondaires|vente d'actions|vente secondaire|cession d'actions"),
                "issuer",
                is_noun=True,
            ),
            Frame(
                "secondary sale",
                words(
                    "cédé|cède|céder|cédé sa participation|cède sa participation|cédé toute sa participation|"
                    "vendu sa participation|vendu toute sa participation|vend sa participation|vendu le reste de sa participation"
                ),
                "seller",
                {"à": "buyer"},
            ),
            Frame(
                "equity",
                words("investi|investir*|investit|investissent|investira*|investirai*|injecté|injecte*|injecter*"),
                "investor",
                {"dans": "issuer", "chez": "issuer", "aux côtés de": "investor+", "aux côtés d'": "investor+"},
            ),
            Frame(
                "equity",
                words("investissement|soutien|participation|capital|injection"),
                "investor",
                {"dans": "issuer", "à": "issuer", "chez": "issuer", "de": "investor", "d'": "investor", "par": "investor"},
                is_noun=True,
            ),
            Frame(
                "equity",
                words("levé|lève*|lever"),
                "issuer",
                {
                    "auprès de": "investor",
                    "auprès d'": "investor",
                    "mené par": "investor+",
                    "menée par": "investor+",
                    "dont": "investor+",
                },
            ),
            Frame(
                "equity",
                words("levée de fonds|tour de table|financement|série a|série b|série c|série d|série e|série f"),
                "issuer",
                {
                    "auprès de": "investor",
                    "auprès d'": "investor",
                    "mené par": "investor+",
                    "menée par": "investor+",
                    "par": "investor+",
                    "dont": "investor+",
                },
                is_noun=True,
            ),
            Frame("debt", words("emprunté|emprunte*"), "borrower", {"auprès de": "lender", "auprès d'": "lender", "à": "lender"}),
            Frame(
                "debt",
                words("accorde*|accordé"),
                "lender",
                {"à": "borrower", "au": "borrower"},
                needs=words("prêt|crédit|emprunt"),
            ),
            Frame("debt", words("prête|prêtent|prêté|prêter*"), "lender", {"à": "borrower"}),
            Frame(
                "debt",
                words("prêt|prêts|dette|emprunt|ligne de crédit|obligations"),
                "borrower",
                {"auprès de": "lender", "auprès d'": "lender", "par": "lender"},
                is_noun=True,
            ),
            Frame(
                "acquisition",
                words("rachèt*|rachet*|racheté|acquérir|acquiert|acquièrent|acquis|s'offre*"),
                "acquirer",
                {"": "target", "par": "acquirer"},
            ),
            Frame(
                "acquisition",
                words("rachat|acquisition|racheté par|rachetée par|rachetés par"),
                "acquirer",
                {"de": "target", "d'": "target", "par": "acquirer"},
                is_noun=True,
            ),
            # "Louer à" is both to rent from and to rent to.
            Frame(
                "lease",
                words("loue|louent|louer*|loué"),
                "lessee",
                {"auprès de": "lessor", "auprès d'": "lessor", "à": f"{TO_DO}/{TO_DO}"},
            ),
            Frame("lease", ("bail", "location"), "", {"avec": TO_DO, "auprès de": "lessor", "auprès d'": "lessor"}),
            Frame(
                "power",
                words("achat d'électricité|électricité|nucléaire"),
                "customer",
                {"auprès de": "supplier", "avec": "supplier", "à": "supplier"},
                is_noun=True,
            ),
            Frame(
                "chip supply",
                words("commande*|commandé|déployer*|déploie*|achat de puces|acheter*|achète*"),
                "customer",
                {"à": "supplier", "auprès de": "supplier", "auprès d'": "supplier", "avec": "supplier", "chez": "supplier"},
            ),
            Frame(
                "chip supply",
                words("fournir*|fournit|fournissent|livrer*|livrent"),
                "supplier",
                {"à": "customer"},
            ),
            Frame(
                "capacity",
                words(
                    "capacité|capacités|calcul|puissance de calcul|cloud|centre de données|centres de données|infrastructure|"
                    "infrastructures"
                ),
            ),
            Frame(
                "capacity",
                words("paie*|payer*|verser*|dépenser*|s'engage*|engagé"),
                "customer",
                {"à": "supplier", "auprès de": "supplier", "auprès d'": "supplier", "avec": "supplier", "chez": "supplier"},
            ),
            Frame("licence", ("licence", "licences"), "licensee", {"de": "licensor", "d'": "licensor"}),
            Frame(
                "joint venture", ("coentreprise", "co-entreprise"), "partner", {"avec": "partner", "et": "partner"}, is_noun=True
            ),
        ),
        stages={
            "in talks": words(
                "en discussion|en discussions|discussions avec|discussions potentielles avec|en pourparlers|"
                "pourparlers avec|discute avec|discutent avec|discute d'un*|discutent d'un*|discuterait|discuteraient|négocie|"
                "négocient|négocierait|négocieraient|en négociation|en négociations|négociations avec|"
                "sur le point de signer|proche d'un accord|proches d'un accord"
            ),
            "letter of intent": words("lettre d'intention|lettres d'intention|protocole d'accord|accord de principe"),
            "announced": words(
                "a annoncé|ont annoncé|annoncent|vient d'annoncer|viennent d'annoncer|va investir|vont investir|"
                "prévoit d'investir|va racheter|s'apprête à"
            ),
            "signed": (
                *words(
                    "avoir signé|avoir conclu|avait signé|avait conclu|a signé|ont signé|a conclu|ont conclu|vient de signer|"
                    "viennent de signer|aurait signé|aurait conclu|auraient signé|auraient conclu|a été signé*|ont été signé*|"
                    "a été conclu*|ont été conclu*"
                ),
                *(
                    f"{deal} {done}"
                    for deal in words("accord|contrat|accords|contrats|bail|prêt")
                    for done in words("signé|signés|conclu|conclus")
                ),
            ),
            "closed": words(
                "a injecté|ont injecté|a investi|ont investi|avoir investi|avoir levé|avoir bouclé|avoir finalisé|a levé|"
                "ont levé|vient de lever|a réalisé|a finalisé|ont finalisé|a bouclé|ont bouclé"
            ),
            "denied": words(
                "dément|démentent|démentir|nier|réfuter|a démenti|ont démenti|démentant|nie|nient|a nié|ont nié|"
                "réfute|réfutent|a réfuté|réfutant"
            ),
            "cancelled": words(
                "annulé|perdu son contrat|perdu le contrat|perdu la commande|annulée|annule|annulent|a annulé|ont annulé|renonce|"
                "renoncent|renoncé|a renoncé|ont renoncé|abandonné|abandonnée|abandonne|abandonnent|résilié|résilie"
            ),
        },
        other_senses={
            "in talks": (
                *words("cessé de négocier|cessé de discuter|arrêté de négocier"),
                *(
                    f"{ended} {talks}"
                    for ended in words(
                        "rompu les|mis fin aux|mis fin à leurs|mis fin à ses|rompu des|rompu leurs|rompu ses|suspendu les"
                    )
                    for talks in _TALKS
                ),
                *(
                    f"{talks} {over}"
                    for talk in _TALKS
                    for talks in (talk, f"{talk} avec *")
                    for over in words(
                        "ont échoué|ont été rompu*|ont capoté|ont tourné court|sont rompu*|ont été suspendu*|ont pris fin|"
                        "ont cessé"
                    )
                ),
            ),
            "signed": words(
                "signé un décret|signé le décret|signé une loi|signé la loi|signé une lettre ouverte|signé une tribune|"
                "signé un appel|signé une pétition|signé un accord de confidentialité"
            ),
            "denied": words("ni confirmé ni démenti|ni démenti ni confirmé|ni confirmer ni démentir"),
            "closed": (
                *(
                    f"clôturé {more}"
                    for more in words(
                        "en hausse|en baisse|en repli|en forte|à l'équilibre|la séance|l'année|à #|* à #|sur une|sur un|au plus|"
                        "dans le vert|dans le rouge"
                    )
                ),
                *(f"bouclé {more}" for more in words("l'année|son année|l'exercice|son exercice|le trimestre|son trimestre")),
                *(
                    f"levé {more}"
                    for more in words(
                        "le voile|le doute|les doute*|ses doute*|une option|l'option|l'ambiguïté|les restriction*|"
                        "ses restriction*|des restriction*|les sanction*|l'embargo|l'interdiction|les interdiction*|"
                        "les obstacle*|le pied|la main|le camp|les condition*|les réserve*|ses réserve*|les inquiétude*|"
                        "le secret|l'alerte"
                    )
                ),
                *(
                    f"réalisé {more}"
                    for more in words(
                        "un chiffre|un bénéfice|une perte|un résultat|des ventes|des bénéfices|des pertes|une marge|une étude|"
                        "un test|des tests|des essais|une enquête|un audit|des économies"
                    )
                ),
                *(
                    f"finalisé {more}"
                    for more in words(
                        "les termes|les modalités|les détails|le projet|la rédaction|les négociations|le texte|le plan|"
                        "la conception"
                    )
                ),
            ),
        },
        properties={
            "valuation": words(
                "valeur est estimée|dont la valeur|dont la valeur est estimée|valorisation|valorisé|valorisée|"
                "valorisant|valorise|valoriserait|valorisent"
            ),
            "run_rate": words(
                "chiffre d'affaires annualisé|rythme de croisière|rythme annuel|rythme annualisé|revenus annualisés|"
                "revenu annualisé|"
                "revenus annuels récurrents"
            ),
            "revenue": ("chiffre d'affaires", "revenus", "recettes"),
            "founded": words("fondé en|fondée en|créé en|créée en|fondée|fondé"),
            "announced": words("annoncé|annoncée|dévoilé|dévoilée|présenté|présentée|lancé|lancée|dévoile"),
            "available": words(
                "disponible|disponibles|disponibilité|livré|livrée|livrées|livraisons|commercialisé|commercialisée"
            ),
            "": words(
                "portant le total|portant son total|portant le total à|"
                "capitalisation boursière|capitalisation|bénéfice|bénéfices|perte|pertes|résultat net|"
                "dépenses d'investissement|dépenses de|coûts|marché de|amende|impôt|prévision|prévisions|objectif|objectifs|"
                "budget|dette totale|"
                "sa dette|endettement|garantie|garanties|carnet de commandes|dette dépasse|dette atteint|"
                "dette s'élève|consomme|consomment|brûle|brûlent"
            ),
        },
        respectively=("respectivement",),
        instead=words("plutôt que|plutôt qu'|au lieu de|au lieu d'|contrairement à|à la différence de|à la différence d'"),
        conditions=words("si|s'il|s'ils|sauf si|à condition|analyste|analystes"),
        topics=("cette activité", "cette division", "cette branche", "ce segment", "ces activités"),
        contrasts=("contre", "par rapport à", "au lieu de", "face à", "que les"),
        spans=words(
            "sur|pendant|pour|durant|d'une durée de|sur une durée de|sur une période de|bail de|contrat de|"
            "accord de|durée de|prêt de|période de|les"
        ),
        possessives=("son", "sa", "ses", "leur", "leurs"),
        relatives=("qui",),
        pronouns=("il", "elle", "ils", "elles"),
        light=words(
            "prend|prennent|pris|prendre|prendra|fait|réalisé|réalise|réalisent|signé|signe|signent|"
            "bouclé|boucle|finalisé|annoncé|annonce|conclu|conclut|détient|contracté|levé|lève|lancé|"
            "négocie*|négocierait|discute*|discuterait"
        ),
        receives=words("reçoit|reçu|recevra|recevoir|obtient|obtenu|bénéficie*"),
        ahead=words(
            "d'ici|d'ici à|avant|jusqu'en|jusqu'à|à partir de|à compter de|dès|courant|prévu|prévue|prévus|attendu|attendue"
        ),
        future=r"va|vont|doit|doivent|devrait|prévoit|prévoient|compte|\w+(?:er|ir|dr|ser|aur|vr)(?:a|ont)",
        past=r"était|étaient|(?:a|ont|avait|avaient|est|sont)\s(?:\w+\s)?(?!prévu|attendu|programmé|fixé)\w+(?:é|ée|és|ées|i|u|is|it)",
        possible="pourrait|pourraient",
        parts=words("dont|première tranche de|première phase de|première étape de|parmi lesquels|y compris"),
        stake=("participation", "du capital", "des parts", "des actions", "de parts"),
        shares=("actions", "titres"),
        interim=words("trimestre|trimestres|semestre|mois"),
        wholes=words("baie|baies|grappe|serveur|serveurs|système|supercalculateur|cluster|rack|équivalent|équivalents"),
        sparse=("parcimonie", "creux", "creuse", "sparsité"),
        of_chip=words("de|du|des|pour|sur|d'|de la|pour la|pour le|de l'"),
        joins=words("et|ou|ainsi que|&|et de|et d'"),
        starts=words(
            "valorisée|valorisé|fondée|fondé|interrogé|interrogée|contacté|contactée|chiffre|résultat|le|la|les|l|un|"
            "une|des|du|de|d|ce|cet|cette|ces|il|elle|ils|elles|on|nous|vous|"
            "je|son|sa|ses|leur|leurs|mais|ou|et|donc|or|ni|car|si|quand|lorsque|lors|après|"
            "avant|depuis|pendant|durant|sous|sur|entre|parmi|chaque|chacun|plusieurs|quelques|tous|"
            "toutes|tout|toute|aucun|aucune|autre|autres|selon|dans|en|à|au|aux|avec|sans|pour|"
            "par|contre|vers|chez|cependant|toutefois|pourtant|ainsi|alors|aussi|enfin|ensuite|puis|"
            "hier|demain|aujourd|qui|que|quoi|dont|où|comment|pourquoi|combien|comme|deux|trois|"
            "quatre|cinq|six|sept|huit|neuf|dix|premier|première|deuxième|second|seconde|dernier|"
            "dernière|malgré|grâce|face|outre|quant|environ|près|plus|moins|même|cela|ceci|ça|c|n|"
            "s|y|seul|seule|côté|fin|début|mi|mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche|"
            "analystes|investisseurs|construction|livraisons|clients"
        ),
        described=(),
        auxiliaries=words("a|ont|avait|va|vont|vient de|viennent de|serait|aurait"),
        verbs=words(
            "levé|lève|lèvent|lever|rachètent|investissent|louent|signent|signé|signe|signer|conclu|conclut|annoncé|"
            "annonce|annoncer|racheté|rachète|"
            "racheter|investi|investit|investir|injecté|loué|loue|louer|louera|démenti|dément|dévoilé|"
            "dévoile|dévoiler|lancé|lance|paiera|commandé|commande|commander|prêté|prête|fourni|fournit|"
            "fournira|s'engage|prévoit|bouclé|boucle|finalisé|négocie|s'offre"
        ),
        persons=words(
            "pdg|président|présidente|directeur|directrice|fondateur|fondatrice|cofondateur|patron|"
            "patronne|analyste|analystes|m|mme|ministre|porte-parole|dirigeant"
        ),
        before_company=words(
            "avec|auprès de|auprès d'|par|chez|rachat de|rachat d'|acquisition de|acquisition d'|"
            "rachète|racheter|acquérir|investi dans|participation dans|mené par|menée par|aux côtés de|"
            "aux côtés d'"
        ),
        company_words=words(
            "start-up|startup|jeune pousse|société|entreprise|groupe|fabricant|fournisseur|opérateur|"
            "éditeur|laboratoire|fonds|spécialiste|filiale|rival|concepteur"
        ),
        deal_words=words("contrat|accord|partenariat|bail|commande|opération|transaction"),
        valued=("valorisé", "valorisée"),
        worth=words("d'une valeur de|valorisé|valorisée|valorisée à|estimée à|évaluée à|qui vaut"),
        chip_words=words("puce|puces|accélérateur|accélérateurs|gpu|processeur|processeurs"),
        no_names=words(
            "IA|GPU|CPU|TPU|PDG|Bourse|Silicon|Valley|Wall|Street|Europe|Asie|Afrique|Amérique|Français|"
            "Américain|Texas|Californie|Virginie|Ohio|Londres|Paris|Berlin|Tokyo|Séoul|Pékin|Dubaï|"
            "Washington|New|York|San|Francisco|Abou|Dhabi|Nasdaq|État|États|Internet|Essonne|Lyon|"
            "Marseille|Île-de-France|Série|Alabama|Arizona|Floride|Géorgie|Illinois|Louisiane|Michigan|"
            "Nevada|Oregon|Pennsylvanie|Utah|Catalogne|Bavière|Écosse|Angleterre|Québec|Hauts-de-France|"
            "Provence|Bretagne|Normandie|Occitanie|Cambrai|Fouju|Bordeaux|Lille|Grenoble|Toulouse|Nantes"
        ),
    ),
)
