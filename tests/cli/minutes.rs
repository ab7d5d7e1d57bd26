//! Invented minutes of an invented body.

/// A document that is read without any trouble.
pub(crate) const MINUTES: &[u8] = "\
Grundejerforeningen Havrevang
Referat af bestyrelsesmøde tirsdag den 9. marts 2021 kl. 19.00 i fælleshuset

Til stede: Asta Kløvborg (formand), Viggo Rugmark (referent), Ylva Sølund
Afbud: Bertil Engholt

1. Godkendelse af dagsorden
Dagsordenen blev godkendt.

2. Snerydning
Viggo Rugmark orienterede om vinterens udgifter. Bestyrelsen besluttede at fortsætte
aftalen med den nuværende entreprenør.

3. Eventuelt
Intet.
"
.as_bytes();

/// Minutes of their own for each number.
pub(crate) fn numbered(number: usize) -> Vec<u8> {
    let text = String::from_utf8(MINUTES.to_vec()).unwrap();
    text.replace("Snerydning", &format!("Sag nr. {number}")).into_bytes()
}
