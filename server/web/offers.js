// Offers as cards. No text from the server ever becomes HTML.

// make('p', {className: 'provider'}, 'text', child …); a child that is null is left out.
function make(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [property, value] of Object.entries(properties))
        if (property.includes('-')) element.setAttribute(property, value); else element[property] = value;
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
    return element;
}

// A snippet is escaped text with <mark> around the words found. It is taken apart here rather than trusted as HTML.
function snippetNodes(snippet) {
    const characters = {amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', '#39': '\'', '#x27': '\''};
    const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|apos|#39|#x27);/g, (whole, name) => characters[name]);
    return snippet.split('<mark>').flatMap((part, index) => {
        if (index === 0) return [unescaped(part)];
        const [marked, ...rest] = part.split('</mark>');
        return [make('mark', {}, unescaped(marked)), unescaped(rest.join(''))];
    });
}

function priceText(price) {
    if (!price) return 'Prix non communiqué';
    const said = `${euros(price.amount)} ${taxes[price.tax] ?? ''} ${bases[price.per] ?? ''}`.trim();
    // What all pay together is told with or without tax as the request counts, or as the client sees prices.
    const cost = price.for_headcount, tax = taxes[cost?.tax ?? state().get('tax')] ?? taxes.excluded;
    return cost && cost.headcount > 1 ? `${said}, soit ${euros(cost.amount)} ${tax} pour ${cost.headcount}` : said;
}

function placeText(offer) {
    // Found near a place without being held at one: the provider comes.
    if (!offer.session && typeof offer.distance_km === 'number') return 'Dans vos locaux';
    const place = offer.session?.place;
    const distance = typeof offer.distance_km === 'number' ? `à ${number(offer.distance_km)} km` : null;
    return [place?.label ?? place?.insee, distance].filter(Boolean).join(', ');
}

function startText(session) {
    if (!session?.start) return 'Date non communiquée';
    return session.start.length === 10 ? `le ${dateText(session.start)}` : dateText(session.start);
}

function durationText(duration) {
    if (!duration) return '';
    const parts = [duration.days && `${number(duration.days)} ${duration.days < 2 ? 'jour' : 'jours'}`, duration.hours && `${number(duration.hours)} h`];
    return parts.filter(Boolean).join(', ');
}

function whyNode(offer) {
    if (!offer.why?.length) return null;
    return make('details', {}, make('summary', {}, 'Pourquoi ce résultat ?'), make('ul', {}, ...offer.why.map((reason) => make('li', {}, reason.text || reason.criterion))));
}

// Asked for when it is unfolded, once.
function similarNode(offer) {
    const list = make('ul', {}, make('li', {}, 'Recherche…'));
    const node = make('details', {}, make('summary', {}, 'Formations semblables'), list);
    node.addEventListener('toggle', async () => {
        if (node.dataset.asked) return;
        node.dataset.asked = 'yes';
        try {
            const {ok, body} = await answerOf(`/v1/offers/${encodeURIComponent(offer.id)}/similar?limit=5`);
            if (!ok) throw new Error(body.title);
            const rows = body.offers.map((other) => make('li', {}, make('a', {href: addressOf(new URLSearchParams({q: other.title})), className: 'go'}, other.title), ` – ${other.provider.name}`));
            list.replaceChildren(...(rows.length ? rows : [make('li', {}, 'Aucune.')]));
        } catch {
            delete node.dataset.asked;
            list.replaceChildren(make('li', {}, 'Le serveur ne répond pas.'));
        }
    });
    return node;
}

function card(offer) {
    providerNames.set(offer.provider.id, offer.provider.name);
    const modality = [offer.session?.modality ?? offer.modality ?? []].flat().map((value) => valueText('modality', value)).join(', ');
    const languages = (offer.teaching_languages ?? []).filter((tag) => tag !== 'fr').map(languageText).join(', ');
    const facts = [placeText(offer), startText(offer.session), durationText(offer.duration), modality, offer.level ? valueText('level', offer.level) : '', languages];
    const score = offer.score.toLocaleString('fr-FR', {minimumFractionDigits: 3});
    return make('li', {}, make('article', {className: 'offer'},
        make('h3', {}, offer.title),
        make('p', {className: 'provider'}, offer.provider.name),
        make('ul', {className: 'facts'}, make('li', {className: offer.price ? 'price' : ''}, priceText(offer.price)), ...facts.filter(Boolean).map((fact) => make('li', {}, fact))),
        offer.snippet ? make('p', {className: 'snippet'}, ...snippetNodes(offer.snippet)) : null,
        make('div', {className: 'foot'},
            make('span', {}, 'Pertinence ', make('meter', {min: 0, max: 1, value: offer.score, 'aria-label': 'Pertinence'}), ` ${score}`),
            // A plain link carries no key.
            sessionStorage.getItem('filon-key') ? null : make('a', {href: `/v1/offers/${encodeURIComponent(offer.id)}`}, 'Fiche complète'),
            whyNode(offer), similarNode(offer))));
}
