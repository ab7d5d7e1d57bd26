"""What is made of each source document: how its text version is set and which producer
prints its PDF, with which running header and footer."""

TEXT = {
    "grundvand": {"width": 81, "page": 70, "footer": "{page}", "footer_center": True, "footer_first": False, "hang": False},
    "laeringsdata": {"width": 96, "page": 60, "bullet": "\uf0b7", "header": "Nationalt råd for data på dagtilbuds-\nog skoleområdet\n\n7. juni 2022", "footer": "{page}", "footer_first": False},
    "byraad": {"width": 80, "page": 62, "header": "Byrådet                                                              26-11-2024", "header_first": True, "footer": "Side {page} af {pages}"},
    "boligforening": {"width": 71, "hyphenate": True},
    "udvalg": {"width": 84, "hyphenate": False, "page": 56, "header": "Social- og Sundhedsudvalget 08-05-2019", "footer": "Side {page}"},
    "generalforsamling": {"width": 75, "page": 60, "footer": "side {page}"},
    "studenterraad": {"width": 72, "blank": False, "bullet": "-", "body": 3},
    "skolebestyrelse": {"width": 100, "columns": [26, 48, 12, 10], "hyphenate": True},
    "forening": {"width": 74, "hyphenate": False},
    "ejerforening": {"width": 89, "encoding": "cp1252", "hyphenate": True},
    "haller": {"extension": "md", "markdown": True},
    "menighedsraad": {"width": 78, "double": True, "page": 64, "header": "Sønder Vedsted Menighedsråd", "footer": "Side {page}", "blank": False},
    "indkaldelse": {"width": 78, "hyphenate": True},
    "aflysning": {"width": 74, "hyphenate": False},
    "teknikudvalg": {"width": 84, "page": 84, "leader": ".", "footer": "Side {page} af {pages}", "footer_center": True},
    "kor": {"width": 80, "hyphen": "\u00ad", "blank": False},
    "tilsynsportal": {"width": 86, "page": 56, "footer": "Side {page}/{pages}", "hyphen": "\u2010"},
}

PDF = {
    "grundvand": ("libreoffice", {"footer": "{page}", "justify": True}),
    "laeringsdata": ("typst", {"header": "Nationalt råd for data på dagtilbuds- og skoleområdet · 7. juni 2022", "footer": "#counter(page).display()"}),
    "byraad": ("chromium", {"font": "'Liberation Sans'", "size": "10pt", "header": "Byrådet · 26-11-2024", "header_first": True, "footer": '"Side " counter(page) " af " counter(pages)', "side": "right"}),
    "boligforening": ("reportlab", {"header": "Boligforeningen Tranebærhuset", "footer": "Side {page}", "justify": True}),
    "udvalg": ("weasyprint", {"align": "justify", "header": "Social- og Sundhedsudvalget 08-05-2019", "footer": '"Side " counter(page)'}),
    "generalforsamling": ("xetex", {"footer": "side {page}", "header": "Andelshaveforeningen Kvædehaven"}),
    "studenterraad": ("pdftex", {"footer": "{page}", "points": 11}),
    "skolebestyrelse": ("libreoffice", {"font": "Liberation Sans", "points": 12, "millimetres": [42, 70, 27, 25], "footer": "Side {page} af {pages}", "footer_first": True, "side": "right"}),
    "forening": ("fpdf2", {"footer": "{page}"}),
    "ejerforening": ("cairo", {"encoding": "cp1252"}),
    "haller": ("chromium", {"font": "'DejaVu Sans'", "size": "10pt", "soft": True, "align": "justify", "footer": "counter(page) '/' counter(pages)", "side": "right"}),
    "menighedsraad": ("ghostscript", {"first": "libreoffice", "points": 12, "header": "Sønder Vedsted Menighedsråd", "footer": "Side {page}", "justify": True}),
    "indkaldelse": ("weasyprint", {"font": "'Liberation Sans'", "align": "justify"}),
    "aflysning": ("fpdf2", {"footer": "Havnelauget i Snekkevig", "align": "J"}),
    "teknikudvalg": ("weasyprint", {"font": "'Liberation Sans'", "size": "10pt", "align": "justify", "footer": '"Side " counter(page) " af " counter(pages)', "leader": "."}),
    "kor": ("reportlab", {"footer": "{page}", "justify": True}),
    "tilsynsportal": ("libreoffice", {"points": 11, "justify": True, "header": "Tilsynsstyrelsen J.nr. 2020-3187", "footer": "Side {page}/{pages}", "footer_first": True}),
}
