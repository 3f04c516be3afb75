"""Closed classes of English words that the rules ask about: determiners, prepositions, pronouns, days, roles."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(words.split())


DETERMINERS = listed(
    "the a an his her its their our my your this these those that some any no each every another both several many "
    "most few one two three four five six seven eight nine ten dozens hundreds"
)
PREPOSITIONS = listed(
    "of for in at from with to on about against by near behind between among over under into through during "
    "within without across toward towards inside outside along around beyond including like upon per via amid"
)
CONJUNCTIONS = listed(
    "but or that as when while because if although though after before since until where what how why whether so "
    "than then yet which who whom whose once unless whereas nor even because"
)
SUBJECTS = listed(
    "he she they it we i you who which that this these those some others many several most few both none "
    "nobody everyone everybody neither another another's one someone all critics"
)
PERSONAL = listed("he she they it we i you")
RELATIVE = listed("who which that")
LINKS = listed("however meanwhile still moreover nevertheless instead also besides furthermore")
WH = listed("whether if how what why where who when which")
NOMINATIVE = listed("he she they it i we there you")
DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = listed(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec."
)
TIMES = (
    DAYS
    | MONTHS
    | listed(
        "yesterday today tonight tomorrow week weeks month months year years day days night "
        "morning afternoon evening weekend recently ago earlier later"
    )
)
SETTLED = listed("last this next late early")
HONORIFICS = listed("mr mrs ms miss dr sir dame mr. mrs. ms. dr. lord lady madam rev. reverend")
ROLES = listed(
    "official officials spokesman spokeswoman spokesperson spokespeople minister ministers secretary president "
    "chairman chairwoman chairperson chair director directors chief head leader leaders senator senators "
    "congressman congresswoman representative lawmaker lawmakers governor mayor ambassador envoy judge justice "
    "attorney lawyer lawyers counsel prosecutor prosecutors sheriff officer officers commissioner commander "
    "general colonel captain lieutenant sergeant major admiral analyst analysts economist economists expert experts "
    "professor researcher researchers scientist scientists scholar fellow historian author writer editor reporter "
    "reporters journalist journalists correspondent columnist host anchor strategist strategists consultant adviser "
    "advisers advisor advisors aide aides manager executive ceo cfo coo founder co-founder owner partner principal "
    "superintendent coach player captain activist activists advocate advocates organizer campaigner candidate nominee "
    "politician politicians diplomat diplomats delegate delegates member members mp mps councillor councilman "
    "councilwoman chancellor premier king queen prince princess pope bishop archbishop cardinal priest pastor imam "
    "rabbi doctor physician nurse surgeon psychologist teacher student farmer resident residents neighbor "
    "witness witnesses victim survivor father mother son daughter brother sister wife husband widow friend friends "
    "actor actress singer artist filmmaker producer designer architect engineer pilot driver businessman "
    "businesswoman entrepreneur investor banker trader trustee treasurer deputy vice-president undersecretary "
    "comptroller auditor ombudsman inspector detective agent investigator investigators operative pollster "
    "supporter supporters critic critics opponent opponents source sources speaker whip administrator coordinator "
    "warden keeper ranger guard skipper fisherman clerk librarian curator baker shopkeeper builder contractor "
    "landlord tenant parent grandmother grandfather veteran conductor composer referee trainer chef "
    "neighbour promoter shopper householder homeowner pensioner mum mom dad passer-by onlooker bystander eyewitness "
    "motorist cyclist commuter passenger tourist visitor customer fan blogger vlogger youtuber influencer comedian "
    "musician guitarist drummer rapper singer-songwriter presenter novelist poet playwright painter sculptor "
    "photographer footballer striker midfielder defender goalkeeper boxer golfer jockey swimmer sprinter athlete "
    "organiser volunteer steward paramedic firefighter midwife vet dentist pharmacist headteacher headmaster "
    "headmistress lecturer academic ecologist biologist botanist geologist chemist physicist virologist epidemiologist "
    "statistician mathematician astronomer archaeologist anthropologist sociologist psychiatrist therapist barrister "
    "solicitor magistrate coroner landowner grower breeder fishmonger butcher grocer publican hotelier restaurateur "
    "florist barber hairdresser tailor carpenter plumber electrician mechanic labourer miner welder developer surveyor "
    "broker shipowner lobbyist unionist constable policeman policewoman soldier sailor refugee migrant detainee inmate "
    "prisoner defendant plaintiff claimant patient carer uncle aunt cousin nephew niece girlfriend boyfriend "
    "colleague boss staffer pupil graduate legislator incumbent challenger assemblyman assemblywoman "
    "alderman reeve democrat republican "
    "prime foreign vice first lady sen. rep. gov. gen. col. lt. maj. capt. sgt. prof. adm. rev. sens. reps. "
)
ORGANISATION = listed(
    "group groups organization organisation agency company firm union association campaign government ministry "
    "department police committee court army military administration party council commission board bank office "
    "university college school institute center centre foundation federation league congress parliament senate "
    "house cabinet embassy authority authorities service bureau corps force forces team club church network corp "
    "corp. inc inc. ltd co co. llc plc agency fund trust society alliance coalition movement front pac regime "
    "kremlin pentagon watchdog regulator charity ngo think-tank hospital museum airline airlines airport press news "
    "times post journal chamber guard coastguard brigade fed treasury union nations consortium laboratory lab labs "
    "systems industries prefecture municipality"
)
"""Words that head an organisation's name or description, in lower case."""
