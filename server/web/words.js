// What the page calls things, in French. Texts of the server (titles, snippets) are shown as they come.

const closedLists = {
    modality: {onsite: 'En présentiel', remote: 'À distance, en direct', blended: 'Mixte', elearning: 'E-learning'},
    level: {beginner: 'Débutant', intermediate: 'Intermédiaire', advanced: 'Avancé', expert: 'Expert'},
    format: {open: 'Inter-entreprises', in_house: 'Intra-entreprise', individual: 'Individuel'},
    rhythm: {daytime: 'En journée', evening: 'En soirée', weekend: 'Le week-end', part_time: 'À temps partiel', intensive: 'Intensif'},
    funding: {cpf: 'CPF', opco: 'OPCO', plan: 'Plan de développement des compétences', france_travail: 'France Travail', dif: 'DIF'},
    qualiopi: {true: 'Certifié Qualiopi', false: 'Non certifié'},
    accessibility: {wheelchair: 'Fauteuil roulant', sign_language: 'Langue des signes'},
    eqf: {3: '3 – CAP', 4: '4 – baccalauréat', 5: '5 – bac + 2', 6: '6 – bac + 3', 7: '7 – bac + 5', 8: '8 – doctorat'},
};

// Facets in the order of the page. `open` ones are unfolded from the start; `ordered` ones have an order of their own,
// the others stand by falling count, as the server sends them.
const facets = {
    modality: {title: 'Modalité', open: true},
    level: {title: 'Niveau', open: true, ordered: true},
    price_band: {title: 'Prix', open: true, ordered: true},
    month: {title: 'Mois de début', ordered: true},
    department: {title: 'Département'},
    topic_id: {title: 'Thème'},
    duration_band: {title: 'Durée', ordered: true},
    teaching_language: {title: 'Langue d’enseignement'},
    format: {title: 'Forme'},
    rhythm: {title: 'Rythme'},
    certification: {title: 'Certification'},
    funding: {title: 'Financement'},
    eqf: {title: 'Niveau de qualification', ordered: true},
    provider: {title: 'Organisme'},
    qualiopi: {title: 'Qualiopi'},
    accessibility: {title: 'Accessibilité'},
};

// The parameters that have no facet.
const parameterTitles = {
    q: 'Mots', place: 'Lieu', radius_km: 'Rayon', sort: 'Tri', min_price: 'Budget minimal', max_price: 'Budget maximal', price_per: 'Budget compté',
    tax: 'Taxe', headcount: 'Personnes à former', date_from: 'Début à partir du', date_to: 'Début au plus tard le', max_days: 'Jours, au plus',
    max_hours: 'Heures, au plus', cefr_entry: 'Niveau CECRL requis', cefr_target: 'Niveau CECRL visé', exclude_provider: 'Sans l’organisme',
    offset: 'Page', limit: 'Offres par page', facets: 'Facettes', lang: 'Langue', read: 'Lecture', relax: 'Assouplissements',
};
const titleOf = (name) => facets[name]?.title ?? parameterTitles[name] ?? name;

const bases = {person: 'par personne', group: 'par groupe', day: 'par jour', hour: 'par heure', person_day: 'par personne et par jour', total: 'au total'};
const taxes = {excluded: 'HT', included: 'TTC', exempt: 'exonéré de TVA'};
const providerNames = new Map();  // by id, as offers and records told them
const languageNames = new Intl.DisplayNames(['fr'], {type: 'language', fallback: 'code'});

const number = (value) => value.toLocaleString('fr-FR', {maximumFractionDigits: 1});
const capital = (text) => text.charAt(0).toLocaleUpperCase('fr-FR') + text.slice(1);

function euros(amount) {
    const digits = Number.isInteger(amount) ? 0 : 2;
    return amount.toLocaleString('fr-FR', {style: 'currency', currency: 'EUR', minimumFractionDigits: digits, maximumFractionDigits: digits});
}

// A date may be known to the day, the month or the year. One that does not exist is told as it is written.
function dateText(date) {
    const shapes = {4: {year: 'numeric'}, 7: {year: 'numeric', month: 'long'}, 10: {year: 'numeric', month: 'long', day: 'numeric'}};
    const day = new Date(`${date}${'-01-01'.slice(Math.max(0, date.length - 4))}T00:00:00Z`);
    if (!(date.length in shapes) || Number.isNaN(day.valueOf()) || !day.toISOString().startsWith(date)) return date;
    return day.toLocaleDateString('fr-FR', {...shapes[date.length], timeZone: 'UTC'}).replace(/^1 /, '1er ');
}

// "250-500", of which the upper end is left out; the last band has none.
function bandText(band, unit) {
    const [from, to] = band.split('-');
    if (to === '') return `${number(Number(from))} ${unit} et plus`;
    return from === '0' ? `moins de ${number(Number(to))} ${unit}` : `${number(Number(from))} à ${number(Number(to))} ${unit}`;
}

function languageText(tag) {
    try {
        return capital(languageNames.of(tag));
    } catch {
        return tag;
    }
}

function valueText(name, value) {
    if (value === 'unknown' && name in facets) return 'Non précisé';
    const texts = {
        price_band: () => bandText(value, '€'),
        duration_band: () => bandText(value, 'jours'),
        month: () => capital(dateText(value)),
        teaching_language: () => languageText(value),
        department: () => departmentNames[value] ? `${departmentNames[value]} (${value})` : value,
        // A topic of the team's own is called as its id reads.
        topic_id: () => topicLabels[value] ?? capital(value.replaceAll('-', ' ')),
        provider: () => providerNames.get(value) ?? value,
        exclude_provider: () => providerNames.get(value) ?? value,
        radius_km: () => `${value} km`,
        min_price: () => euros(Number(value)),
        max_price: () => euros(Number(value)),
        price_per: () => bases[value] ?? value,
        tax: () => taxes[value] ?? value,
        date_from: () => dateText(value),
        date_to: () => dateText(value),
    };
    // What the address says may be anything; what cannot be told nicely is told as it stands.
    try {
        return closedLists[name]?.[value] ?? texts[name]?.() ?? value;
    } catch {
        return value;
    }
}

// Where a value stands in a facet that has an order of its own; what is unknown stands last.
function orderOf(name, value) {
    if (value === 'unknown') return Infinity;
    if (name === 'level') return Object.keys(closedLists.level).indexOf(value);
    const [first, second] = value.split('-');
    return Number(first) * 100 + (name === 'month' ? Number(second) : 0);
}

// The server gives its reasons in English.
const reasons = [
    [/^no parameter of this name$/, () => 'ce critère n’existe pas'],
    [/^takes one value/, () => 'une seule valeur est possible'],
    [/^'(.*)' is given twice$/, (found) => `« ${found[1]} » est donné deux fois`],
    [/^'(.*)' is none of/, (found) => `« ${found[1]} » n’est pas une valeur possible`],
    [/^a whole number from (\d+) to (\d+)$/, (found) => `un nombre entier de ${number(Number(found[1]))} à ${number(Number(found[2]))}`],
    [/^a number from (\S+) to (\S+)$/, (found) => `un nombre de ${number(Number(found[1]))} à ${number(Number(found[2]))}`],
    [/^no place is known as "(.*)"$/, (found) => `aucun lieu connu ne s’appelle « ${found[1]} »`],
    [/^distance is measured from a place/, () => 'pour trier par distance, indiquez un lieu'],
    [/^more than max_price$/, () => 'dépasse le budget maximal'],
    [/^before date_from$/, () => 'précède le début de la période'],
    [/^at most (\d+) characters$/, (found) => `${found[1]} caractères au plus`],
    [/^a month as YYYY-MM/, () => 'un mois s’écrit AAAA-MM'],
    [/^(a date is written|no such day|.*\bdate\b)/, () => 'cette date n’existe pas ou n’est pas écrite AAAA-MM-JJ'],
    [/^the code of a département/, () => 'un numéro de département, comme 69, 2A ou 974'],
    [/^no topic of this id$/, () => 'ce thème n’existe pas'],
];
function reasonText(reason) {
    for (const [pattern, text] of reasons) {
        const found = pattern.exec(reason);
        if (found) return text(found);
    }
    return reason;
}
