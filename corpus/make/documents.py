"""What is made of each source document: how its text version is set and which producer
prints its PDF, with which running header and footer."""

TEXT = {
    "grundvand": {"width": 98, "page": 66, "footer": "{page}", "footer_center": True, "footer_first": False, "hang": False},
    "laeringsdata": {"width": 96, "page": 60, "bullet": "\uf0b7", "header": "Nationalt råd for data på dagtilbuds-\nog skoleområdet\n\n7. juni 2022", "footer": "{page}", "footer_first": False},
    "byraad": {"width": 88, "page": 62, "header": "Byrådet                                                                       26-11-2024", "header_first": True, "footer": "Side {page} af {pages}"},
    "boligforening": {"width": 76, "hyphenate": True},
    "udvalg": {"width": 84, "hyphenate": False, "page": 56, "header": "Social- og Sundhedsudvalget 08-05-2019", "footer": "Side {page}"},
}
