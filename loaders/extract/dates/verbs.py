"""The verbs by which the tense of a clause is told, as folded words."""

MODALS = frozenset("will shall would may might could should must won't wouldn't".split())
"""What puts a clause into the future, or at least not into the past."""

PLANS = frozenset(
    "due scheduled expected slated set planned plans planning plan intend intends intending hopes hoping going ready"
    " prepares preparing aims wants likely bound rescheduled postponed delayed tipped invites earmarked poised wishes"
    " tentatively deadline arranged booked".split()
)
"""What points ahead when "to", "for" or a date follows."""

PLEDGES = frozenset(
    "agreed promised pledged invited decided asked ordered urged hoped summoned prepared vowed wished".split()
)
"""Past verbs whose infinitive points ahead: "agreed to meet on Monday", but "agreed on Monday to meet"."""

AHEAD = frozenset("upcoming forthcoming impending".split())
"""Adjectives that put what they qualify into the future."""

MOVED = frozenset("moved put pushed brought adjourned switched changed extended prolonged".split())
"""What points ahead only where "to" or "until" and the date follow at once."""

NOW = frozenset("is are am isn't aren't".split())
"""The present's auxiliaries."""

PAST = frozenset(
    "was were did had said told met held took came went left gave began made became paid saw spoke sent flew won lost"
    " brought kept laid rose fell wrote thought found drew stood sat ran chose swore shook got knew felt heard built"
    " bought sold broke ended been says tells put cut hit"
    " shut wasn't weren't didn't hadn't bade hosted led understood withdrew undertook"
    " spent ate rode drove slept wore caught dealt fought forgot grew hid meant sang struck sought taught threw swept"
    " overtook".split()
)
"""Irregular past forms; regular ones are known by "-ed"."""

PRESENT = frozenset(
    "arrives visits meets receives holds attends travels leaves departs pays hosts welcomes begins starts"
    " opens ends kicks heads hails discusses signs joins returns continues concludes has have flies seeks calls tours"
    " addresses wraps takes comes goes makes gives meet arrive convene travelling traveling".split()
)
"""Present forms, as headlines use them."""

BASES = frozenset(
    "visit meet arrive hold attend travel pay host receive begin start take leave discuss sign fly go tour make address"
    " open be join participate return speak brief deliver chair lead resume continue end launch convene gather welcome"
    " send come depart head conduct give present see talk negotiate observe inaugurate review stay embark undertake"
    " run last conclude close vote decide announce elect finish stop appear put unveil resign sit".split()
)
"""Bare verbs that "to" makes an infinitive."""

NO_VERBS = frozenset(
    "united armed need indeed hundred speed exceed proceed succeed unmanned so-called advanced limited related shared"
    " occupied disputed unprecedented veiled based named titled called entitled dubbed wicked naked sacred limited"
    " liberated detailed continued increased mixed skilled experienced retired appointed headed accompanied led"
    " ahmed mohammed muhammed hamed bleed breed seed feed deed weed creed greed exiled embattled".split()
)
"""Words in "-ed" that tell no tense by themselves."""
