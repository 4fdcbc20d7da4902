"""The regions of each country and about where their middles lie.

Jordan's twelve governorates and Morocco's twelve regions (since 2015), in degrees north and east, rounded to
a tenth: enough to tell which one a shared place is in, and too rough to find anybody.
"""

from bot.talk.kinds import Region

_REGIONS = {
    "JO": {
        "amman": (31.8, 36.1),
        "irbid": (32.5, 35.8),
        "zarqa": (32.1, 36.6),
        "mafraq": (32.3, 37.5),
        "balqa": (32.0, 35.7),
        "madaba": (31.6, 35.8),
        "jerash": (32.3, 35.9),
        "ajloun": (32.3, 35.7),
        "karak": (31.1, 35.8),
        "tafilah": (30.8, 35.7),
        "maan": (30.2, 36.0),
        "aqaba": (29.6, 35.3),
    },
    "MA": {
        "tanger-tetouan-al-hoceima": (35.2, -5.3),
        "oriental": (34.0, -2.6),
        "fes-meknes": (33.9, -4.9),
        "rabat-sale-kenitra": (34.1, -6.4),
        "beni-mellal-khenifra": (32.5, -6.4),
        "casablanca-settat": (33.2, -7.8),
        "marrakech-safi": (31.7, -8.5),
        "draa-tafilalet": (31.1, -5.4),
        "souss-massa": (30.1, -8.7),
        "guelmim-oued-noun": (28.6, -10.2),
        "laayoune-sakia-el-hamra": (26.7, -12.2),
        "dakhla-oued-ed-dahab": (23.2, -14.8),
    },
}


def of(country: str) -> tuple[Region, ...]:
    """The regions of JO or MA, in the order they are offered."""
    return tuple(Region(slug, middle) for slug, middle in _REGIONS[country].items())
