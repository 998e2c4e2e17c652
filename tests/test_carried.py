"""The value is in the quote, and the claim is no surer than its words."""

import pytest

from generator.evidence.languages import language_of
from generator.evidence.numerals import readings
from tests.conftest import Project, built

HEAD = "---\ntitle: T\ntype: article\npublisher: unknown\ndate: 2025-12-16\nurl: unknown\nlanguage: {}\n---\n{}\n"

FITS = [
    ("en", "a round of DKK 450 million", "450 million DKK"),
    ("fr", "un tour de 450 millions de couronnes danoises", "450 million DKK"),
    ("fr", "pour 40 millions CHF", "40 million CHF"),
    ("en", "at least ₹450 crore", "at least 4.5 billion INR"),
    ("en", "for BRL 50 million", "50 million BRL"),
    ("fr", "au moins 10 milliards de dollars", "at least 10 billion USD"),
    ("fr", "10 milliards de dollars ou plus", "at least 10 billion USD"),
    ("fr", "pour 6,6 milliards de dollars", "6.6 billion USD"),
    ("fr", "près de 500 milliards de dollars", "nearly 500 billion USD"),
    ("fr", "près de 500 milliards de dollars", "about 500 billion USD"),
    ("fr", "plus de 13 milliards", "at least 13 billion USD"),
    ("fr", "de plusieurs milliards de dollars", "several billion USD"),
    ("fr", "un contrat de 38 Md$ signé", "38 billion USD"),
    ("fr", "un billion de dollars", "1 trillion USD"),
    ("fr", "jusqu'à 1 500 millions d'euros", "up to 1.5 billion EUR"),
    ("en", "a $38 billion contract", "38 billion USD"),
    ("en", "raised US$500m, up to €5bn", "up to 5 billion EUR"),
    ("en", "between 3 and 4 billion dollars", "3 to 4 billion USD"),
    ("fr", "vingt-cinq milliards d'euros", "25 billion EUR"),
    ("fr", "quatre-vingt-dix-sept millions de dollars", "97 million USD"),
    ("fr", "deux cents milliards de dollars", "200 billion USD"),
    ("fr", "septante et un milliards de dollars", "71 billion USD"),
    ("fr", "nonante-cinq milliards d'euros", "95 billion EUR"),
    ("fr", "un demi-milliard de dollars", "0.5 billion USD"),
    ("fr", "entre 10 et 15 milliards de dollars", "10 to 15 billion USD"),
    ("en", "half a billion dollars", "500 million USD"),
    ("en", "two hundred and fifty million dollars", "250 million USD"),
    ("en", "$10-$15 billion", "10 to 15 billion USD"),
    ("en", "twenty billion dollars a year", "20 billion USD per year"),
    ("fr", "de 500 millions à 1 milliard de dollars", "0.5 to 1 billion USD"),
    ("en", "worth more than $1.5 trillion", "more than 1.5 trillion USD"),
    ("en", "$1.5 trillion-worth of chips", "1.5 trillion USD"),
    ("en", "one and a half billion dollars", "1.5 billion USD"),
    ("en", "a billion and a half dollars", "1.5 billion USD"),
    ("fr", "un milliard et demi de dollars", "1.5 billion USD"),
    ("fr", "deux milliards et demi d'euros", "2.5 billion EUR"),
    ("fr", "mille milliards de dollars", "1 trillion USD"),
    ("fr", "mille cinq cents milliards de dollars", "1.5 trillion USD"),
    ("fr", "une dizaine de milliards de dollars", "about 10 billion USD"),
    ("fr", "plus d'une centaine de millions d'euros", "more than 100 million EUR"),
    ("fr", "des milliards de dollars", "several billion USD"),
    ("en", "a multibillion-dollar deal", "several billion USD"),
    ("en", "a few billion dollars", "several billion USD"),
    ("en", "no more than $10 billion", "up to 10 billion USD"),
    ("en", "may not exceed $10 billion", "up to 10 billion USD"),
    ("en", "for ≥ $10 billion", "at least 10 billion USD"),
    ("en", "paid RMB10 billion p.a.", "10 billion CNY per year"),
    ("fr", "ne devrait pas dépasser 10 milliards de dollars", "up to 10 billion USD"),
    ("en", "not only raised $10 billion", "10 billion USD"),
    ("fr", "pas plus de 10 milliards de dollars", "up to 10 billion USD"),
    ("fr", "pas moins de 10 milliards de dollars", "at least 10 billion USD"),
    ("en", "as little as $2 billion", "at least 2 billion USD"),
    ("en", "just under $10 billion", "nearly 10 billion USD"),
    ("en", "a little over $10 billion", "more than 10 billion USD"),
    ("en", "up to roughly $10 billion", "up to 10 billion USD"),
    ("fr", "frôle les 10 milliards de dollars", "nearly 10 billion USD"),
    ("fr", "dépasse la barre des 10 milliards de dollars", "more than 10 billion USD"),
    ("fr", "avoisine les 10 milliards de dollars", "about 10 billion USD"),
    ("fr", "plafonné à 10 milliards de dollars", "up to 10 billion USD"),
    ("fr", "pouvant atteindre 6 milliards de dollars", "up to 6 billion USD"),
    ("en", "roughly an 8 billion dollar deal", "about 8 billion USD"),
    ("en", "a further $5bn", "5 billion USD"),
    ("en", "worth £1.2bn", "1.2 billion GBP"),
    ("en", "worth USD 500 million", "500 million USD"),
    ("fr", "500 k€", "500 thousand EUR"),
    ("en", "rose from $3 billion to $4 billion", "4 billion USD"),
    ("fr", "un investissement de 10 milliards de dollars par Amazon", "10 billion USD"),
    ("fr", "10 milliards de dollars l'an dernier", "10 billion USD"),
    ("fr", "10 milliards de dollars l'année dernière", "10 billion USD"),
    ("en", "$5 billion a year ago", "5 billion USD"),
    ("en", "$5 billion a month earlier", "5 billion USD"),
    ("en", "$10 billion over a year", "10 billion USD"),
    ("en", "raised $10 billion. Each year it grows", "10 billion USD"),
    ("en", "$2 billion per year plus $10 billion up front", "10 billion USD"),
    ("en", "$10 billion up front and $2 billion per year", "10 billion USD"),
    ("en", "$10 billion up front and annual payments of $2 billion", "2 billion USD per year"),
    ("en", "annualized revenue has reached about $10 billion", "about 10 billion USD per year"),
    ("fr", "un loyer annuel de 10 milliards de dollars", "10 billion USD per year"),
    ("en", "pays $2 billion to Oracle for computing power each month", "2 billion USD per month"),
    ("en", "$20bn/year", "20 billion USD per year"),
    ("en", "$10 billion, at least two of which are cash", "10 billion USD"),
    ("en", "$10 billion, at least $2 billion of it in cash", "10 billion USD"),
    ("fr", "10 milliards de dollars, au moins deux fois plus", "10 billion USD"),
    ("en", "$10 billion a year or more", "at least 10 billion USD per year"),
    ("en", "up to an aggregate principal amount of $10 billion", "up to 10 billion USD"),
    ("en", "a minimum purchase commitment of $10 billion", "at least 10 billion USD"),
    ("en", "not quite $10 billion", "nearly 10 billion USD"),
    ("fr", "flirte avec les 10 milliards de dollars", "about 10 billion USD"),
    ("en", "half of that, $10 billion", "10 billion USD"),
    ("en", "1.2 billion U.S. dollars", "1.2 billion USD"),
    ("en", "USD38bn", "38 billion USD"),
    ("en", "AED 5 billion", "5 billion AED"),
    ("en", "5 billion Swiss francs", "5 billion CHF"),
    ("en", "C$2 billion", "2 billion CAD"),
    ("fr", "5 milliards de dollars canadiens", "5 billion CAD"),
    ("en", "a quarter of a billion dollars", "250 million USD"),
    ("fr", "trois quarts de milliard de dollars", "750 million USD"),
    ("en", "did not comment on the $10 billion", "10 billion USD"),
    ("fr", "un montant sans précédent de 10 milliards de dollars", "10 billion USD"),
    ("fr", "un prêt non garanti de 10 milliards de dollars", "10 billion USD"),
    ("en", "$10+ billion", "at least 10 billion USD"),
    ("en", "USD $10 billion", "10 billion USD"),
    ("en", "CN¥10 billion", "10 billion CNY"),
    ("en", "half-a-billion dollars", "500 million USD"),
    ("fr", "10 Mrds €", "10 billion EUR"),
    ("en", "a $10\u2011billion deal", "10 billion USD"),
    ("en", "U.S.$10 billion", "10 billion USD"),
    ("fr", "10 milliards $ US", "10 billion USD"),
    ("fr", "1.5 milliard de dollars", "1.5 billion USD"),
    ("fr", "1.500 millions de dollars", "1.5 billion USD"),
    ("en", "has reported $10 billion in sales", "10 billion USD"),
    ("en", "$10 billion and up to 5,000 chips", "10 billion USD"),
    ("fr", "10 milliards de dollars et plus de 5 000 puces", "10 billion USD"),
    ("fr", "10 milliards de dollars au moins d'ici 2030", "at least 10 billion USD"),
    ("en", "each year it pays $10 billion", "10 billion USD per year"),
    ("en", "$10 billion for each year", "10 billion USD per year"),
    ("en", "reached $10 billion in ARR", "10 billion USD per year"),
    ("en", "as part of a $10 billion deal", "10 billion USD"),
    ("en", "in cash - $10 billion", "10 billion USD"),
    ("en", "compete with each other for a $10 billion contract", "10 billion USD"),
    ("en", "2025 sales of $10 billion", "10 billion USD"),
    ("fr", "d'ici 2030 plus de 10 milliards de dollars", "more than 10 billion USD"),
    ("en", "$10 billion, if not $15 billion", "10 to 15 billion USD"),
    ("fr", "10 voire 15 milliards de dollars", "10 to 15 billion USD"),
    ("en", "has not yet drawn the $10 billion loan", "10 billion USD"),
    ("en", "An earlier version misstated the price. It is $10 billion", "10 billion USD"),
    ("en", "a 10 billion Japanese yen bond", "10 billion JPY"),
    ("en", "could bring $10 billion if all options are exercised", "up to 10 billion USD"),
    ("en", "raised $10 billion, more than planned", "10 billion USD"),
    ("en", "as much as $10 billion of chips", "up to 10 billion USD"),
    ("en", "$10 billion of chips a year", "10 billion USD per year"),
    ("en", "could eventually be worth $10 billion", "up to 10 billion USD"),
    ("fr", "pourrait grimper à 10 milliards de dollars", "up to 10 billion USD"),
    ("en", "has surpassed an annual revenue run rate of $10 billion", "more than 10 billion USD per year"),
    ("en", "in 2025 $10 billion was spent", "10 billion USD"),
    ("en", "bought shares at $23.28 each for $10 billion", "10 billion USD"),
    ("fr", "des actions à 23 euros chacune pour 10 milliards d'euros", "10 billion EUR"),
]
FAULTS = [
    ("en", "a price of >$10 billion", "10 billion USD", "surer-than-quote", "more than"),
    ("en", "at $10 billion and counting", "10 billion USD", "surer-than-quote", "at least"),
    ("fr", "plus ou moins 10 milliards de dollars", "10 billion USD", "surer-than-quote", "about"),
    ("en", "paid $10 billion p.a.", "10 billion USD", "value-not-in-quote", "10,000,000,000 USD"),
    ("en", "paid Rs 10 billion", "10 billion USD", "value-not-in-quote", "10,000,000,000"),
    ("en", "did not pay $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "may not top $10 billion", "more than 10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "a jamais payé 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "10 milliards de dollars", "10 million USD", "value-not-in-quote", "10,000,000,000 USD"),
    ("fr", "10 milliards d'euros", "10 billion USD", "value-not-in-quote", "EUR"),
    ("fr", "un billion de dollars", "1 billion USD", "value-not-in-quote", "1,000,000,000,000 USD"),
    ("fr", "6,6 milliards de dollars", "66 billion USD", "value-not-in-quote", "6,600,000,000"),
    ("fr", "au moins 10 milliards de dollars", "10 billion USD", "surer-than-quote", "at least"),
    ("fr", "au moins 10 milliards de dollars", "more than 10 billion USD", "surer-than-quote", "at least"),
    ("fr", "près de 500 milliards de dollars", "500 billion USD", "surer-than-quote", "nearly"),
    ("en", "up to $50 billion", "50 billion USD", "surer-than-quote", "up to"),
    ("en", "up to $50 billion", "at least 50 billion USD", "surer-than-quote", "up to"),
    ("en", "a $38 billion deal", "38 billion EUR", "value-not-in-quote", "38,000,000,000 USD"),
    ("en", "10 billion rupees", "10 billion USD", "value-not-in-quote", "10,000,000,000"),
    ("en", "RMB 10 billion", "10 billion USD", "value-not-in-quote", "10,000,000,000"),
    ("en", "C$5 billion", "5 billion USD", "value-not-in-quote", "5,000,000,000 CAD"),
    ("fr", "10 millions d'utilisateurs", "10 million USD", "value-not-in-quote", "10,000,000"),
    ("fr", "un milliard et demi de dollars", "1 billion USD", "value-not-in-quote", ""),
    ("en", "20 billion dollars", "20 billion USD per year", "value-not-in-quote", "20,000,000,000"),
    ("en", "20 billion dollars a year", "20 billion USD", "value-not-in-quote", "20,000,000,000"),
    ("en", "upwards of $10 billion", "10 billion USD", "surer-than-quote", "at least"),
    ("en", "$10 billion-plus", "10 billion USD", "surer-than-quote", "at least"),
    ("en", "several companies", "several billion USD", "value-not-in-quote", "no number"),
    ("en", "no more than $10 billion", "more than 10 billion USD", "surer-than-quote", "up to"),
    ("fr", "pas plus de 10 milliards de dollars", "10 billion USD", "surer-than-quote", "up to"),
    ("en", "not $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "n'atteint pas les 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "as little as $2 billion", "2 billion USD", "surer-than-quote", "at least"),
    ("en", "one and a half billion dollars", "500 million USD", "value-not-in-quote", "1,500,000,000"),
    ("en", "three quarters of a billion dollars", "1 billion USD", "value-not-in-quote", "750,000,000 USD"),
    ("en", "two-thirds of the $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "$300² million", "300 USD", "value-not-in-quote", "no number"),
    ("en", "1.5×10⁹ dollars", "1.5 USD", "value-not-in-quote", "no number"),
    ("fr", "la moitié des 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "rose from $3 billion to $4 billion", "3 to 4 billion USD", "value-not-in-quote", "4,000,000,000"),
    ("en", "at least $3-4 billion", "3 to 4 billion USD", "value-not-in-quote", "at least"),
    ("en", "double the $5 billion", "5 billion USD", "value-not-in-quote", "no number"),
    ("fr", "plus du double des 5 milliards de dollars", "5 billion USD", "value-not-in-quote", "no number"),
    ("fr", "la moitié d'un milliard de dollars", "1 billion USD", "value-not-in-quote", "no number"),
    ("en", "$38 000 million", "38 USD", "value-not-in-quote", "no number"),
    ("en", "a $100bn-a-year business", "100 billion USD", "value-not-in-quote", "100,000,000,000"),
    ("en", "$3 or $4 billion", "4 billion USD", "value-not-in-quote", "3,000,000,000 to 4,000,000,000"),
    ("en", "tens of billions of dollars", "several billion USD", "value-not-in-quote", "no number"),
    ("fr", "des dizaines de milliards de dollars", "several billion USD", "value-not-in-quote", "no number"),
    ("en", "up to several billion dollars", "several billion USD", "value-not-in-quote", "no number"),
    ("en", "$10 per hour", "10 USD", "value-not-in-quote", "no number"),
    ("en", "$13 a share", "13 USD", "value-not-in-quote", "no number"),
    ("en", "$5 billion Canadian", "5 billion USD", "value-not-in-quote", "no number"),
    ("fr", "5 milliards de dollars canadiens", "5 billion USD", "value-not-in-quote", "5,000,000,000 CAD"),
    ("en", "1 234 million dollars", "234 million USD", "value-not-in-quote", "no number"),
    ("fr", "une dizaine de milliards de dollars", "10 billion USD", "surer-than-quote", "about"),
    ("en", "an estimated $5 billion", "5 billion USD", "surer-than-quote", "about"),
    ("fr", "frôle 10 milliards de dollars", "10 billion USD", "surer-than-quote", "nearly"),
    ("en", "has passed the $14 billion mark", "14 billion USD", "surer-than-quote", "more than"),
    ("fr", "a franchi le cap des 14 milliards de dollars", "14 billion USD", "surer-than-quote", "more than"),
    ("en", "a $10 billion deal", "more than 10 billion USD", "surer-than-quote", "exactly"),
    ("en", "a $10 billion deal", "nearly 10 billion USD", "surer-than-quote", "exactly"),
    ("en", "up to $10 billion", "less than 10 billion USD", "surer-than-quote", "up to"),
    ("fr", "10 milliards de dollars l'an dernier", "10 billion USD per year", "value-not-in-quote", "10,000,000,000"),
    ("en", "$5 billion a year ago", "5 billion USD per year", "value-not-in-quote", "5,000,000,000"),
    ("en", "$10 billion up front and $2 billion per year", "10 billion USD per year", "value-not-in-quote", "2,000,000,000"),
    ("en", "$10 billion up front and $2 billion per year", "2 billion USD", "value-not-in-quote", "2,000,000,000"),
    ("en", "annual payments of $10 billion", "10 billion USD", "value-not-in-quote", "10,000,000,000"),
    ("fr", "un loyer annuel de 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "10,000,000,000"),
    ("en", "pays $2 billion each month", "2 billion USD", "value-not-in-quote", "2,000,000,000"),
    ("en", "$10 billion, or more", "10 billion USD", "surer-than-quote", "at least"),
    ("en", "$10 billion (or more)", "10 billion USD", "surer-than-quote", "at least"),
    ("en", "$10 billion, and possibly more", "10 billion USD", "surer-than-quote", "at least"),
    ("fr", "10 milliards de dollars, au moins", "10 billion USD", "surer-than-quote", "at least"),
    ("fr", "10 milliards de dollars, voire plus", "10 billion USD", "surer-than-quote", "at least"),
    ("en", "up to an aggregate principal amount of $10 billion", "10 billion USD", "surer-than-quote", "up to"),
    ("en", "$10 billion a year or more", "10 billion USD per year", "surer-than-quote", "at least"),
    ("en", "a maximum commitment of $10 billion", "10 billion USD", "surer-than-quote", "up to"),
    ("fr", "jusqu'à un montant maximal de 10 milliards de dollars", "10 billion USD", "surer-than-quote", "up to"),
    ("fr", "un plafond de 10 milliards de dollars", "10 billion USD", "surer-than-quote", "up to"),
    ("fr", "dans la limite de 10 milliards de dollars", "10 billion USD", "surer-than-quote", "up to"),
    ("en", "just short of $10 billion", "10 billion USD", "surer-than-quote", "nearly"),
    ("en", "perhaps $10 billion", "10 billion USD", "surer-than-quote", "about"),
    ("fr", "peut-être 10 milliards de dollars", "10 billion USD", "surer-than-quote", "about"),
    ("en", "half that $10 billion", "10 billion USD", "value-not-in-quote", "read in it: 0.5"),
    ("en", "did not pay Oracle $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "denied paying $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "n'a pas réussi à lever 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "au lieu de 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "10 M$ CA", "10 million USD", "value-not-in-quote", "10,000,000 CAD"),
    ("en", "$10+ billion", "10 billion USD", "surer-than-quote", "at least"),
    ("en", "CAD $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "$10 billion NZD", "10 billion USD", "value-not-in-quote", "NZD"),
    ("en", "a reported $10 billion", "10 billion USD", "surer-than-quote", "about"),
    ("en", "worth $10 billion (estimated)", "10 billion USD", "surer-than-quote", "about"),
    ("en", "est. $10 billion", "10 billion USD", "surer-than-quote", "about"),
    ("en", "$10 billion and change", "10 billion USD", "surer-than-quote", "at least"),
    ("fr", "env. 10 milliards de dollars", "10 billion USD", "surer-than-quote", "about"),
    ("fr", "10 milliards de dollars et quelques", "10 billion USD", "surer-than-quote", "at least"),
    ("fr", "tutoie les 10 milliards de dollars", "10 billion USD", "surer-than-quote", "nearly"),
    ("en", "the two get $10 billion each", "10 billion USD", "value-not-in-quote", "read in it: 2"),
    ("en", "each will get $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "$10 billion, on average", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "an average of $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "$10 billion every two years", "10 billion USD", "value-not-in-quote", "2 years"),
    ("en", "$10 billion a gigawatt", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "a $10 billion-a-day market", "10 billion USD", "value-not-in-quote", "10,000,000,000 USD"),
    ("en", "a result of -$10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "minus $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "10% of the $10 billion", "10 billion USD", "value-not-in-quote", "read in it: 10 %"),
    ("en", "two tranches of $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "2 x 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "read in it: 2"),
    ("fr", "chaque fonds met 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "10 milliards de dollars en moyenne", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "10 milliards de dollars par semestre", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "un tiers de ses 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "said to be worth $10 billion", "10 billion USD", "surer-than-quote", "about"),
    ("en", "reportedly worth $10 billion", "10 billion USD", "surer-than-quote", "about"),
    ("en", "a rumoured investment of $10 billion", "10 billion USD", "surer-than-quote", "about"),
    ("en", "rumors of a $10 billion deal", "10 billion USD", "surer-than-quote", "about"),
    ("en", "the so-called $10 billion deal", "10 billion USD", "surer-than-quote", "about"),
    ("en", "a minimum take-or-pay commitment of $10 billion", "10 billion USD", "surer-than-quote", "at least"),
    ("en", "may ultimately reach $10 billion", "10 billion USD", "surer-than-quote", "up to"),
    ("fr", "un montant estimé de 10 milliards de dollars", "10 billion USD", "surer-than-quote", "about"),
    ("fr", "s'élèverait à 10 milliards de dollars", "10 billion USD", "surer-than-quote", "about"),
    ("fr", "au mieux 10 milliards de dollars", "10 billion USD", "surer-than-quote", "up to"),
    ("en", "each of the five new sites that it plans costs $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "five payments of about $10 billion", "about 10 billion USD", "value-not-in-quote", "read in it: 5"),
    ("en", "two $10 billion loans", "10 billion USD", "value-not-in-quote", "read in it: 2"),
    ("en", "$10 billion twice a year", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "deux prêts de 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "read in it: 2"),
    ("fr", "chacun des cinq nouveaux sites coûtera 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "has not yet drawn $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
    (
        "en",
        "an earlier version of this article said the deal was worth $10 billion",
        "10 billion USD",
        "value-not-in-quote",
        "no",
    ),
    ("fr", "une version antérieure indiquait 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "in it: 1"),
    ("en", "a Canadian $10 billion deal", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "10 milliards de dollars hongkongais", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "paid ¥10 billion", "10 billion JPY", "value-not-in-quote", '"¥" may be yen (JPY) or yuan (CNY)'),
    ("en", "$10 billion less than planned", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "10 milliards de dollars de plus que prévu", "10 billion USD", "value-not-in-quote", "no number"),
    ("fr", "loin des 10 milliards de dollars", "10 billion USD", "value-not-in-quote", "no number"),
    ("en", "$10 billion if all options are exercised", "10 billion USD", "surer-than-quote", "up to"),
    ("en", "sold $10,000 chips", "10 thousand USD", "value-not-in-quote", "10,000 chips"),
    ("en", "surpassed an annual run rate of $10 billion", "10 billion USD per year", "surer-than-quote", "more than"),
    ("en", "took 2 $10 billion loans", "10 billion USD", "value-not-in-quote", "read in it: 2"),
    ("en", "in 2025 each site cost $10 billion", "10 billion USD", "value-not-in-quote", "no number"),
]


def codes(project: Project, language: str, text: str, claim: str) -> list[tuple[str, str]]:
    root = project({"seeds/other.md": HEAD.format(language, text), "content/companies/x.yml": f"name: X\n{claim}"})
    return [(p.code, p.hint) for p in built(root).problems]


@pytest.mark.parametrize(("language", "quote", "value"), FITS)
def test_a_value_that_its_quote_says(project: Project, language: str, quote: str, value: str) -> None:
    assert (
        codes(
            project,
            language,
            quote,
            f"revenue: {{value: {value}, source: other, quote: '{quote.replace(chr(39), chr(39) * 2)}'}}\n",
        )
        == []
    )


@pytest.mark.parametrize(("language", "quote", "value", "code", "hint"), FAULTS)
def test_a_value_that_its_quote_does_not_say(
    project: Project, language: str, quote: str, value: str, code: str, hint: str
) -> None:
    claim = f"revenue: {{value: {value}, source: other, quote: '{quote.replace(chr(39), chr(39) * 2)}'}}\n"
    [(found, said)] = codes(project, language, quote, claim)
    assert found == code and hint in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("au moins 10 milliards de dollars ici", ["surer-than-quote"]),
        ("au moins\n10 milliards de dollars ici", ["surer-than-quote"]),
        ("10 milliards de dollars\nou plus", ["surer-than-quote"]),
        ("C'est au moins.\n10 milliards de dollars ici", []),
        ("Au moins\n\n10 milliards de dollars ici", []),
    ],
)
def test_a_quote_cannot_be_cut_to_lose_its_hedge(project: Project, text: str, expected: list[str]) -> None:
    claim = "revenue: {value: 10 billion USD, source: other, quote: 10 milliards de dollars}\n"
    assert [code for code, _ in codes(project, "fr", text, claim)] == expected


@pytest.mark.parametrize(
    ("language", "quote", "value", "expected"),
    [
        ("fr", "le 16 décembre 2025", "2025-12-16", []),
        ("fr", "dévoilé ce mois-ci", "2025-12", []),
        ("en", "in the third quarter of 2026", "2026-Q3", []),
        ("en", "in the second half of 2026", "2026-H2", []),
        ("fr", "au second semestre 2026", "2026-H2", []),
        ("en", "on March 3, 2026", "2026-03", []),
        ("en", "on Dec. 3, 2025", "2025-12-03", []),
        ("en", "it may close", "2025-05", ["value-not-in-quote"]),
        ("en", "in May", "2025-05", []),
        ("fr", "en décembre 2025", "2025-12-16", ["value-not-in-quote"]),
        ("en", "in 2026", "2027", ["value-not-in-quote"]),
        ("en", "on 12/16/2025", "2025-12-16", []),
        ("fr", "le 03/12/2025", "2025-12-03", []),
        ("en", "on 03/12/2025", "2025-12-03", ["value-not-in-quote"]),
        ("en", "in mid-2026", "2026", []),
        ("en", "in mid-2026", "2026-07", ["value-not-in-quote"]),
        ("fr", "fin 2026", "2026-12", ["value-not-in-quote"]),
        ("en", "in Q3 2026", "2026-Q3", []),
        ("fr", "au 3e trimestre 2026", "2026-Q3", []),
        ("fr", "au deuxième semestre de 2026", "2026-H2", []),
        ("en", "around 2027", "~2027", []),
        ("en", "around 2027", "2027", ["surer-than-quote"]),
        ("fr", "vers 2027", "2027", ["surer-than-quote"]),
        ("en", "last month", "2025-11", []),
        ("fr", "le mois prochain", "2026-01", []),
        ("fr", "en 2000 puces", "2000", ["value-not-in-quote"]),
        ("en", "the 16th of December, 2025", "2025-12-16", []),
        ("en", "on 18 December", "2024-12-18", []),
        ("en", "\u0130stanbul, in December 2026", "2026-12", []),
        ("en", "founded in 1898", "1898", []),
        ("en", "paid 1898 dollars", "1898", ["value-not-in-quote"]),
        ("en", "in 2H26", "2026-H2", []),
        ("en", "between 2026 and 2028", "2026", ["value-not-in-quote"]),
        ("fr", "entre mars et mai 2026", "2026-05", ["value-not-in-quote"]),
        ("en", "between Amazon and OpenAI in 2026", "2026", []),
        ("en", "not before 2027", "2027", ["value-not-in-quote"]),
        ("fr", "pas avant la fin de 2027", "2027", ["value-not-in-quote"]),
        ("fr", "en 2027 au plus tôt", "2027", ["value-not-in-quote"]),
        ("en", "after Series C in 2024", "2024", []),
        ("fr", "en décembre dernier", "2024-12", []),
        ("fr", "en décembre dernier", "2025-12", ["value-not-in-quote"]),
        ("en", "last November", "2025-11", []),
        ("en", "in March last year", "2024-03", []),
        ("fr", "en janvier prochain", "2026-01", []),
        ("en", "in 2027 or early 2028", "2027", ["value-not-in-quote"]),
        ("fr", "en 2027 ou 2028", "2028", ["value-not-in-quote"]),
        ("en", "in 2027 or when it opens, and in 2029", "2027", []),
        ("en", "in fiscal 2027", "2027", ["surer-than-quote"]),
        ("en", "in fiscal 2027", "~2027", []),
        ("en", "in the fourth quarter of fiscal 2027", "~2027-Q4", []),
        ("fr", "pour son exercice fiscal 2027", "2027", ["surer-than-quote"]),
        ("en", "in FY2027", "2027", ["surer-than-quote"]),
        ("en", "in FY27", "~2027", []),
        ("en", "in fiscal Q1 2027", "2027-Q1", ["surer-than-quote"]),
        ("en", "in the third quarter of this year", "2025-Q3", []),
        ("fr", "au premier semestre de l’an prochain", "2026-H1", []),
        ("en", "in the back half of 2026", "2026-H2", []),
        ("en", "not in 2026 but in 2027", "2026", ["value-not-in-quote"]),
        ("en", "not in 2026 but in 2027", "2027", []),
        ("fr", "non en 2026 mais en 2027", "2026", ["value-not-in-quote"]),
        ("en", "before 2026", "2026", ["value-not-in-quote"]),
        ("en", "before the end of 2026", "2026", []),
        ("en", "in 2026–2028", "2026", ["value-not-in-quote"]),
        ("fr", "peut-être en 2026", "2026", ["surer-than-quote"]),
        ("en", "as early as 2026", "2026", ["surer-than-quote"]),
        ("en", "as soon as late 2026", "~2026", []),
        ("fr", "au mieux en 2026", "2026", ["surer-than-quote"]),
        ("en", "in 2026 or thereabouts", "2026", ["surer-than-quote"]),
        ("en", "in its 2026 financial year", "2026", ["surer-than-quote"]),
        ("en", "in 2026, at the earliest", "2026", ["value-not-in-quote"]),
        ("en", "beyond 2026", "2026", ["value-not-in-quote"]),
        ("en", "will not open in 2026", "2026", ["value-not-in-quote"]),
        ("en", "has not named a price for what it bought in 2026", "2026", []),
        ("fr", "au-delà de 2026", "2026", ["value-not-in-quote"]),
        ("en", "delayed from 2026 to 2028", "2026", ["value-not-in-quote"]),
        ("en", "delayed from 2026 to 2028", "2028", []),
        ("fr", "initialement prévu en 2026", "2026", ["value-not-in-quote"]),
    ],
)
def test_dates(project: Project, language: str, quote: str, value: str, expected: list[str]) -> None:
    claim = f"founded: {{value: {value}, source: other, quote: '{quote}'}}\n"
    assert [code for code, _ in codes(project, language, quote, claim)] == expected


@pytest.mark.parametrize(
    ("quote", "stage", "expected"),
    [
        ("serait en discussion avec Amazon", "in talks", []),
        ("serait en discussion avec Amazon", "rumoured", []),
        ("serait en discussion avec Amazon", "signed", ["surer-than-quote"]),
        ("ont signé une lettre d'intention", "letter of intent", []),
        ("ont signé une lettre d'intention", "signed", ["surer-than-quote"]),
        ("ont signé un contrat", "signed", []),
        ("n'ont pas signé", "signed", ["surer-than-quote"]),
        ("vont signer", "signed", ["surer-than-quote"]),
        ("investiraient et signeraient", "signed", ["surer-than-quote"]),
        ("attiraient l'attention et ont signé", "signed", []),
        ("signed it on 12 May 2025", "signed", []),
        ("(May 12) signed it", "signed", []),
        ("may have signed it", "signed", ["surer-than-quote"]),
        ("a failli signer", "signed", ["surer-than-quote"]),
        ("n'a rien signé", "signed", ["surer-than-quote"]),
        ("négocient", "signed", ["surer-than-quote"]),
        ("devraient signer", "signed", ["surer-than-quote"]),
        ("signent un accord de principe", "signed", ["surer-than-quote"]),
        ("was to sign it", "signed", ["surer-than-quote"]),
        ("has yet to sign it", "signed", ["surer-than-quote"]),
        ("failed to sign it", "signed", ["surer-than-quote"]),
        ("didn't sign it", "signed", ["surer-than-quote"]),
        ("denied having signed it", "signed", ["surer-than-quote"]),
        ("agreed in principle to it", "signed", ["surer-than-quote"]),
        ("signed a term sheet for it", "signed", ["surer-than-quote"]),
        ("signed an MoU for it", "letter of intent", []),
        ("it is scheduled to close", "closed", ["surer-than-quote"]),
        ("sera finalisé", "closed", ["surer-than-quote"]),
        ("investira", "closed", ["surer-than-quote"]),
        ("investira", "announced", []),
        ("attira l'attention et a signé", "signed", []),
        ("a signé un contrat après des mois de négociations", "signed", []),
        ("signed it after months of talks", "signed", []),
        ("after months of talks it may have signed", "signed", ["surer-than-quote"]),
        ("are near an agreement on it", "signed", ["surer-than-quote"]),
        ("will announce it", "announced", ["surer-than-quote"]),
        ("announced it and will announce more", "announced", []),
        ("devraient annoncer un accord", "announced", ["surer-than-quote"]),
    ],
)
def test_talks_never_look_like_a_contract(project: Project, quote: str, stage: str, expected: list[str]) -> None:
    language = "en" if "it" in quote.split() else "fr"
    assert stage_codes(project, language, f"Ils {quote} hier.", quote, stage) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Sample Bank aurait | signé un contrat", ["surer-than-quote"]),
        ("fr", "Sample Bank aurait, selon un journal, | signé un contrat", ["surer-than-quote"]),
        ("en", "It has not | signed", ["surer-than-quote"]),
        ("en", "It is said to have | signed", ["surer-than-quote"]),
        ("en", "Reportedly, it | signed", ["surer-than-quote"]),
        ("en", "It | signed | a letter of intent", ["surer-than-quote"]),
        ("en", "It is in talks with Amazon, but it has | signed | with Oracle", []),
        ("en", "It may do more. It | signed | a contract", []),
        ("en", "It | signed a contract |, according to people familiar with the matter", ["surer-than-quote"]),
        ("en", "It is unclear whether it | signed a contract", ["surer-than-quote"]),
        ("en", "A newspaper had asked sources close to it. It | signed a contract", []),
        ("fr", "Selon des sources concordantes, OpenAI | a signé un contrat", ["surer-than-quote"]),
        ("fr", "OpenAI, en pourparlers avec Amazon, | a signé | avec Oracle", []),
        ("en", "It | signed a contract | that could be worth more", []),
    ],
)
def test_a_quote_cannot_be_cut_to_look_like_a_contract(project: Project, language: str, text: str, expected: list[str]) -> None:
    quote = text.split(" | ")[1]
    assert stage_codes(project, language, text.replace(" | ", " "), quote, "signed") == expected


def stage_codes(project: Project, language: str, text: str, quote: str, stage: str) -> list[str]:
    deal = f"""\
name: D
type: equity
parties: [{{company: openai, role: issuer}}]
status: {{value: {stage}, date: 2025-12-16, source: other, quote: "{quote}"}}
"""
    root = project({"seeds/other.md": HEAD.format(language, text), "content/deals/d.yml": deal})
    return [p.code for p in built(root).problems]


@pytest.mark.parametrize(
    ("language", "text", "quote", "stage", "is_taken"),
    [
        ("en", "Oracle is not in talks to buy it.", "is not in talks to buy it", "in talks", False),
        ("en", "Oracle is not in talks to buy it.", "Oracle is not in talks", "rumoured", False),
        ("en", "Oracle is no longer in talks to buy it.", "in talks to buy it", "in talks", False),
        ("en", "Oracle has not announced a deal.", "has not announced a deal", "announced", False),
        ("en", "Oracle hasn't yet closed the deal.", "closed the deal", "closed", False),
        ("en", "No agreement has been signed between them.", "signed between them", "signed", False),
        ("en", "Oracle denied a report that it was in talks with them.", "in talks with them", "in talks", False),
        ("en", "Oracle is not only in talks, it has signed a lease.", "is not only in talks", "in talks", True),
        ("en", "Oracle has not signed but is in talks with them.", "not signed but is in talks with", "in talks", True),
        ("en", "Oracle signed a lease that does not end before 2030.", "signed a lease that does not end", "signed", True),
        ("en", "Oracle did not comment. It signed a lease.", "signed a lease", "signed", True),
        ("fr", "Nous ne sommes pas en discussion avec eux.", "en discussion avec eux", "in talks", False),
        ("fr", "Ils ne sont plus en négociation avec Oracle.", "en négociation avec Oracle", "in talks", False),
        ("fr", "Oracle n'a signé aucun contrat.", "a signé aucun contrat", "signed", False),
        ("fr", "Oracle n'a pas encore annoncé d'accord.", "a pas encore annoncé d'accord", "announced", False),
        ("fr", "Oracle dément être en discussion avec eux.", "en discussion avec eux", "in talks", False),
        ("en", "They signed a non-binding memorandum.", "They signed", "signed", False),
        ("fr", "Oracle a signé un protocole d'accord avec eux.", "Oracle a signé", "signed", False),
        ("fr", "Oracle n'a pas seulement signé un bail.", "a pas seulement signé un bail", "signed", True),
        ("en", "They deny that they are in talks.", "they are in talks", "in talks", False),
        ("en", "Oracle did not deny that it is in talks.", "deny that it is in talks", "denied", False),
        ("en", "Oracle said that it is not in talks.", "it is not in talks", "denied", True),
        ("en", "The order was not cancelled.", "cancelled", "cancelled", False),
        ("fr", "Oracle n'a pas démenti.", "a pas démenti", "denied", False),
        ("fr", "Oracle a démenti et n'a rien ajouté.", "a démenti", "denied", True),
        ("en", "Oracle declined to deny it.", "declined to deny", "denied", False),
        ("en", "Oracle could not be reached, but may deny it.", "may deny it", "denied", False),
        ("fr", "Oracle a refusé de démentir la rumeur.", "a refusé de démentir", "denied", False),
        ("en", "Oracle denied that the lease was cancelled.", "the lease was cancelled", "cancelled", False),
        ("en", "The lease could be cancelled.", "could be cancelled", "cancelled", False),
        ("en", "The proposed merger was called off.", "The proposed merger was called off", "cancelled", True),
        ("en", "The price falls if it signed a lease.", "if it signed a lease", "signed", False),
        ("en", "It paid before it signed a lease.", "before it signed a lease", "signed", False),
        ("en", "Before the summer, it signed a lease.", "Before the summer, it signed a lease", "signed", True),
        ("en", "It signed a lease before it moved.", "signed a lease before it moved", "signed", True),
        ("fr", "Il paiera s'ils ont signé un bail.", "s'ils ont signé un bail", "signed", False),
        ("fr", "Il a payé avant d'avoir signé.", "avant d'avoir signé", "signed", False),
        ("en", "Oracle has offered to buy it.", "has offered to buy it", "closed", False),
        ("en", "The purchase is subject to closing conditions.", "subject to closing conditions", "closed", False),
        ("en", "They signed a deal, subject to approval.", "signed a deal, subject to approval", "signed", True),
        ("en", "The lease must be signed by June.", "must be signed by June", "signed", False),
        ("en", "Oracle probably signed it.", "probably signed it", "signed", False),
        ("en", "Has Oracle signed a lease?", "Has Oracle signed a lease", "signed", False),
        ("fr", "Oracle a-t-il signé un bail ?", "Oracle a-t-il signé un bail", "signed", False),
        ("en", "Why has Oracle signed a lease?", "Why has Oracle signed a lease", "signed", True),
        ("en", "The lease, signed in May, will run for years.", "The lease, signed in May, will run", "signed", True),
        ("en", "It struck a deal with Oracle that could bring 1 GW.", "struck a deal with Oracle that could", "signed", True),
        ("en", "A deal that Oracle may have signed ends.", "A deal that Oracle may have signed", "signed", False),
        ("en", "Oracle wrongly claimed it had signed it.", "it had signed it", "signed", False),
        ("en", "The must-have lease was signed in May.", "The must-have lease was signed", "signed", True),
        ("en", "Oracle refused to announce a deal.", "refused to announce a deal", "announced", False),
        ("fr", "Le bail est en passe d'être signé.", "en passe d'être signé", "signed", False),
        ("fr", "Ils ont signé un bail qui pourrait durer.", "ont signé un bail qui pourrait durer", "signed", True),
        ("en", "It pays once it signed a lease.", "once it signed a lease", "signed", False),
        ("en", "When a lease is signed, it pays.", "When a lease is signed", "signed", False),
        ("en", "When it signed a lease, it paid.", "When it signed a lease", "signed", True),
        ("en", "Had Oracle signed a lease, it would pay.", "Had Oracle signed a lease", "signed", False),
        ("en", "They had signed a lease.", "had signed a lease", "signed", True),
        ("en", "If, as reported, it signed a lease, it pays.", "If, as reported, it signed a lease", "signed", False),
        ("en", "Oracle claimed it signed a lease.", "claimed it signed a lease", "signed", False),
        ("en", "It has all but signed a lease.", "has all but signed a lease", "signed", False),
        ("en", "It seems to have signed a lease.", "seems to have signed a lease", "signed", False),
        ("en", "It is waiting for a signed lease.", "a signed lease", "signed", False),
        ("en", "It signed what could be the largest lease.", "signed what could be the largest", "signed", True),
        ("en", "What could be signed is a lease.", "What could be signed", "signed", False),
        ("en", "It is raising $9 billion.", "is raising $9 billion", "closed", False),
        ("fr", "Il paiera dès que le bail est signé.", "dès que le bail est signé", "signed", False),
        ("fr", "Si, comme on l'écrit, il a signé, il paiera.", "Si, comme on l'écrit, il a signé", "signed", False),
        ("fr", "Il a signé ce qui pourrait être un record.", "a signé ce qui pourrait être un record", "signed", True),
        ("fr", "Il a signé un bail, croit savoir un journal.", "a signé un bail", "signed", False),
        ("en", "It is expected to sign a letter of intent.", "to sign a letter of intent", "letter of intent", False),
        ("en", "It signed an LOI with Oracle.", "signed an LOI", "signed", False),
        ("en", "If it cancelled the lease, it pays.", "If it cancelled the lease", "cancelled", False),
        ("en", "It reportedly cancelled the lease.", "cancelled the lease", "cancelled", False),
        ("en", "It cancelled the lease, its filing says.", "cancelled the lease", "cancelled", True),
        ("en", "Months after denying it, Oracle signed a lease.", "Oracle signed a lease", "signed", True),
        ("en", "After a report, it denied having signed a lease.", "signed a lease", "signed", False),
        ("fr", "Après avoir démenti, Oracle a signé un bail.", "Oracle a signé un bail", "signed", True),
        ("fr", "Il va signer une lettre d'intention.", "va signer une lettre d'intention", "letter of intent", False),
        ("en", "It raised $9 billion, which it will spend on chips.", "raised $9 billion, which it will spend", "closed", True),
        ("en", "It raised $9 billion, which will be paid in May.", "raised $9 billion, which will be paid", "closed", False),
        ("en", "It raised $9 billion and plans to add the rest.", "raised $9 billion and plans to add the rest", "closed", False),
        ("fr", "Il a levé 9 millions, qui serviront à tout.", "a levé 9 millions, qui serviront", "closed", True),
        ("en", "It completed a first step and will sign.", "completed a first step and will sign", "closed", False),
        ("fr", "Il a levé 9 millions, qu'il recevra.", "a levé 9 millions, qu'il recevra", "closed", False),
        ("fr", "Il a levé 9 millions, qui seront versés.", "a levé 9 millions, qui seront versés", "closed", False),
        ("en", "It signed a lease with an unnamed customer.", "signed a lease", "signed", True),
        ("en", "It signed a lease, an unnamed official said.", "signed a lease", "signed", False),
        ("en", "It signed a lease, not a letter of intent.", "signed a lease, not a letter of intent", "signed", True),
        ("en", "It signed, after a month, a letter of intent.", "signed, after a month, a letter of intent", "signed", False),
        ("en", "After the letter of intent it signed an MoU.", "After the letter of intent it signed an", "signed", False),
        ("fr", "Il a signé le bail après la lettre d'intention.", "a signé le bail après la lettre", "signed", True),
        ("en", "It signed an MoU that could bring 1 GW.", "signed an MoU that could bring", "letter of intent", True),
        ("en", "It is at the end of talks on a lease.", "is at the end of talks on a lease", "signed", False),
    ],
)
def test_a_stage_that_its_quote_or_the_words_beside_it_deny_is_refused(
    project: Project, language: str, text: str, quote: str, stage: str, is_taken: bool
) -> None:
    deal = f"""\
name: D
type: equity
parties: [{{company: openai, role: issuer}}]
status: {{value: {stage}, date: 2025-12-16, source: other, quote: "{quote}"{", gloss: G" if language == "fr" else ""}}}
"""
    root = project({"seeds/other.md": HEAD.format(language, text), "content/deals/d.yml": deal})
    assert [p.code for p in built(root).problems] == ([] if is_taken else ["surer-than-quote"])


@pytest.mark.parametrize(
    ("language", "quote", "stage", "expected"),
    [
        ("en", "Its shares closed higher", "closed", ["value-not-in-quote"]),
        ("en", "It closed the year well", "closed", ["value-not-in-quote"]),
        ("en", "It raised its forecast", "closed", ["value-not-in-quote"]),
        ("en", "It raised its forecast and closed its round", "closed", []),
        ("en", "A governor signed a bill", "signed", ["value-not-in-quote"]),
        ("en", "It was denied a permit", "denied", ["value-not-in-quote"]),
        ("en", "The talks with Oracle have collapsed", "in talks", ["value-not-in-quote"]),
        ("fr", "Le titre a clôturé en hausse", "closed", ["value-not-in-quote"]),
        ("fr", "Il a levé le voile sur un projet", "closed", ["value-not-in-quote"]),
        ("fr", "Le ministre a signé un décret", "signed", ["value-not-in-quote"]),
        ("fr", "Oracle n'a ni confirmé ni démenti", "denied", ["value-not-in-quote"]),
        ("fr", "Les négociations ont échoué", "in talks", ["value-not-in-quote"]),
    ],
)
def test_the_words_of_a_stage_in_another_sense_do_not_tell_it(
    project: Project, language: str, quote: str, stage: str, expected: list[str]
) -> None:
    assert stage_codes(project, language, f"{quote}.", quote, stage) == expected


def test_a_sum_is_read_without_what_it_buys(project: Project) -> None:
    claim = "revenue: {value: 10 billion USD, source: other, quote: $10 billion}\n"
    assert codes(project, "en", "It bought $10 billion of chips.", claim) == []


def test_units_are_read_in_both_languages() -> None:
    texts: tuple[tuple[str, str, list[str]], ...] = (
        ("fr", "deux gigawatts et 96 Go, 27 pour cent, 8 téraoctets par seconde, 3 nanomètres", ["8 TB/s", "3 nm"]),
        ("en", "two gigawatts and 96 GB, 27 percent, 8 terabytes per second, 3-nanometer", ["8 TB/s", "3 nm"]),
        ("en", "two gigawatts and 96 GB, 27 percent, 900 GB/s and 900 Gb/s", ["900 GB/s", "900 Gb/s"]),
        ("en", "two gigawatts and 96 GB, 27 percent, 10% to 15%, 700-watt", ["10 to 15 %", "700 W"]),
        ("en", "two gigawatts and 96 GB, 27 percent, 8 terabytes a second, 192 GB per GPU", ["8 TB/s", "192 GB"]),
        ("en", "two gigawatts and 96 GB, 27 percent, each chip has 192 GB, each for 15 years", ["192 GB", "15 years"]),
        (
            "fr",
            "deux gigawatts et 96 Go, 27 pour cent, 900 Gb/s, 8 To par seconde, 192 Go par puce",
            ["900 Gb/s", "8 TB/s", "192 GB"],
        ),
        ("en", "two gigawatts and 96 GB, 27 percent, 10 gigawatt-hours, 192 Gb, 5 gigabits, 120 kW per rack, 1 GW each", []),
        ("fr", "deux gigawatts et 96 Go, 27 pour cent, un quart du capital, un tiers du capital", ["25 %", "about 33 %"]),
        ("fr", "deux gigawatts et 96 Go, 27 pour cent, 10 gigawatts-heures, 500 Mo par seconde", []),
        ("en", "two gigawatts and 96 GB, 27 percent, a gigawatt, 300 MWe, a 10-yr lease", ["1 GW", "300 MW", "10 years"]),
        ("en", "two gigawatts and 96 GB, 27 percent, over a decade and two decades", ["10 years", "20 years"]),
        ("fr", "deux gigawatts et 96 Go, 27 pour cent, sur une décennie", ["10 years"]),
        ("en", "two gigawatts and 96 GB, 27 percent, a gigawatt-scale site, three years ago, a decade-old firm", []),
        ("en", "two gigawatts and 96 GB, 27 percent, an earlier 10-year lease", ["10 years"]),
        ("en", "two gigawatts and 96 GB, 27 percent, leases for 10 years each", ["10 years"]),
        (
            "en",
            "two gigawatts and 96 GB, 27 percent, a 90-day lease, six weeks of it, 600 patients",
            ["90 days", "6 weeks", "600 people"],
        ),
        ("en", "two gigawatts and 96 GB, 27 percent, three days ago, a six-week-old firm, 5 days later", []),
        ("fr", "deux gigawatts et 96 Go, 27 pour cent, sur 90 jours ou six semaines", ["90 days", "6 weeks"]),
        ("fr", "deux gigawatts et 96 Go, 27 pour cent, il y a trois jours, huit semaines plus tard", []),
        ("fr", "deux gigawatts et 96 Go, 27 pour cent, il y a trois ans, dix ans plus tard", []),
    )
    for code, text, last in texts:
        language = language_of(code)
        assert language is not None
        assert [str(reading) for reading in readings(text, language)] == ["2 GW", "96 GB", "27 %", *last]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("5,000 GPUs", []),
        ("5,000 units", []),
        ("about 5,000 of them", ["surer-than-quote"]),
        ("5,000 racks", ["value-not-in-quote"]),
        ("5,000 employees", ["value-not-in-quote"]),
        ("5,000 worldwide", []),
        ("5,000 Nvidia H100 GPUs", []),
        ("5,000 H100s running", []),
        ("5,000-GPU cluster", []),
        ("5,000-GPU hours", ["value-not-in-quote"]),
        ("5,000 H100 equivalents", ["value-not-in-quote"]),
        ("5,000 of Google's TPUs", []),
        ("5,000 of its employees", ["value-not-in-quote"]),
        ("5,000 GB300 racks", ["value-not-in-quote"]),
        ("5,000 square feet", ["value-not-in-quote"]),
        ("5,000 data centers", ["value-not-in-quote"]),
        ("5,000 customers of its chips", ["value-not-in-quote"]),
        ("5,000 GPUs a year", ["value-not-in-quote"]),
        ("5,000 this year", []),
        ("5,000 racks this year", ["value-not-in-quote"]),
    ],
)
def test_what_is_counted_is_what_the_quote_counts(project: Project, quote: str, expected: list[str]) -> None:
    deal = f"""\
name: D
type: chip supply
parties: [{{company: openai, role: customer}}]
flows: [{{to: openai, what: chips, quantity: {{value: 5,000 chips, source: other, quote: "{quote}"}}}}]
""".replace("5,000 chips", "'5,000 chips'")
    root = project({"seeds/other.md": HEAD.format("en", f"It has {quote} now."), "content/deals/d.yml": deal})
    assert [p.code for p in built(root).problems] == expected


@pytest.mark.parametrize(
    ("quote", "expected"), [("six months", []), ("6", ["value-not-in-quote"]), ("six weeks", ["value-not-in-quote"])]
)
def test_a_measure_names_its_unit(project: Project, quote: str, expected: list[str]) -> None:
    deal = f"""\
name: D
type: lease
parties: [{{company: openai, role: lessee}}]
flows: [{{to: openai, what: capacity, duration: {{value: 6 months, source: other, quote: "{quote}"}}}}]
"""
    root = project({"seeds/other.md": HEAD.format("en", f"It is for {quote}, no more."), "content/deals/d.yml": deal})
    assert [p.code for p in built(root).problems] == expected


def test_a_language_that_is_not_read_is_not_judged(project: Project) -> None:
    claim = "revenue: {value: 10 billion USD, source: other, quote: zehn Milliarden Dollar}\n"
    assert codes(project, "de", "zehn Milliarden Dollar", claim) == []
