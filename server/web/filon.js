// The page's own script. The address after # is the whole state: a form changes the address, the address asks the
// server, the answer is drawn. No text from the server ever becomes HTML.
'use strict';

const pageSize = 20;
const facets = {
    modality: {onsite: 'En présentiel', remote: 'À distance, en direct', blended: 'Mixte', elearning: 'E-learning', unknown: 'Non précisée'},
    level: {beginner: 'Débutant', intermediate: 'Intermédiaire', advanced: 'Avancé', expert: 'Expert', unknown: 'Non précisé'},
};
const fields = ['q', 'place', 'radius_km', 'sort', 'max_price', 'headcount'];
const bases = {person: 'par personne', group: 'par groupe', day: 'par jour', hour: 'par heure'};
const taxes = {excluded: 'HT', included: 'TTC', exempt: 'exonéré de TVA'};
const by_id = (id) => document.getElementById(id);

let pending = null;  // what stops the request under way
let shown = 0;

// make('p', {className: 'provider'}, 'text', child …); a child that is null is left out.
function make(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
    return element;
}

// A snippet is escaped text with <mark> around the words found. It is taken apart here rather than trusted as HTML.
function snippet_nodes(snippet) {
    const characters = {amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', '#39': '\'', '#x27': '\''};
    const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|apos|#39|#x27);/g, (whole, name) => characters[name]);
    return snippet.split('<mark>').flatMap((part, index) => {
        if (index === 0) return [unescaped(part)];
        const [marked, ...rest] = part.split('</mark>');
        return [make('mark', {}, unescaped(marked)), unescaped(rest.join(''))];
    });
}

function euros(amount) {
    const digits = Number.isInteger(amount) ? 0 : 2;
    return amount.toLocaleString('fr-FR', {style: 'currency', currency: 'EUR', minimumFractionDigits: digits, maximumFractionDigits: digits});
}

// A date may be known to the day, the month or the year.
function date_text(date) {
    const parts = date.split('-').map(Number);
    const shape = [{year: 'numeric'}, {year: 'numeric', month: 'long'}, {year: 'numeric', month: 'long', day: 'numeric'}][parts.length - 1];
    const text = new Date(Date.UTC(parts[0], (parts[1] ?? 1) - 1, parts[2] ?? 1)).toLocaleDateString('fr-FR', {...shape, timeZone: 'UTC'});
    return parts.length === 3 ? `le ${text}` : text;
}

function price_text(price) {
    if (!price) return 'Prix non communiqué';
    const said = `${euros(price.amount)} ${taxes[price.tax] ?? ''} ${bases[price.per] ?? ''}`.trim();
    const cost = price.for_headcount;
    return cost && cost.headcount > 1 ? `${said}, soit ${euros(cost.amount)} pour ${cost.headcount}` : said;
}

function place_text(offer) {
    // Found near a place without being held at one: the provider comes.
    if (!offer.session && typeof offer.distance_km === 'number') return 'Dans vos locaux';
    const place = offer.session?.place;
    const name = place?.label ?? place?.insee ?? null;
    const distance = offer.distance_km === null || offer.distance_km === undefined ? null : `à ${offer.distance_km.toLocaleString('fr-FR', {maximumFractionDigits: 1})} km`;
    return [name, distance].filter(Boolean).join(', ');
}

function card(offer) {
    const modality = [offer.session?.modality ?? offer.modality ?? []].flat().map((value) => facets.modality[value] ?? value).join(', ');
    const facts = [place_text(offer), offer.session?.start ? date_text(offer.session.start) : 'Date non communiquée', modality, facets.level[offer.level] ?? ''];
    const score = offer.score.toLocaleString('fr-FR', {minimumFractionDigits: 3});
    const why = offer.why?.length
        ? make('details', {}, make('summary', {}, 'Pourquoi ce résultat ?'), make('ul', {}, ...offer.why.map((reason) => make('li', {}, reason.text || reason.criterion))))
        : null;
    return make('li', {}, make('article', {className: 'offer'},
        make('h3', {}, offer.title),
        make('p', {className: 'provider'}, offer.provider.name),
        make('ul', {className: 'facts'}, make('li', {className: offer.price ? 'price' : ''}, price_text(offer.price)), ...facts.filter(Boolean).map((fact) => make('li', {}, fact))),
        offer.snippet ? make('p', {className: 'snippet'}, ...snippet_nodes(offer.snippet)) : null,
        make('div', {className: 'foot'},
            make('span', {}, 'Pertinence ', make('meter', {min: 0, max: 1, value: offer.score, ariaLabel: 'Pertinence'}), ` ${score}`),
            // A plain link carries no key.
            sessionStorage.getItem('filon-key') ? null : make('a', {href: `/v1/offers/${encodeURIComponent(offer.id)}`}, 'Fiche complète'), why)));
}

function state() { return new URLSearchParams(location.hash.slice(1)); }

function go(parameters) {
    for (const [name, value] of [...parameters]) if (!value) parameters.delete(name);
    const address = `#${parameters}`;
    if (address === (location.hash || '#')) ask(); else location.hash = address;
}

function from_forms() {
    const parameters = state();
    for (const name of fields) parameters.set(name, by_id(name).value.trim());
    for (const name of Object.keys(facets)) {
        const chosen = [...by_id(name).querySelectorAll('input:checked')].map((box) => box.value);
        parameters.set(name, chosen.join(','));
    }
    return parameters;
}

function fill_forms(parameters) {
    for (const name of fields) {
        const input = by_id(name), value = parameters.get(name) ?? '';
        // A radius that an address or a suggestion names and the list lacks.
        if (input.tagName === 'SELECT' && value && ![...input.options].some((option) => option.value === value))
            input.append(make('option', {value}, name === 'radius_km' ? `${value} km` : value));
        input.value = value;
        input.removeAttribute('aria-invalid');
    }
}

// Drawing anew must not take the keyboard away from the box that was just ticked.
function draw_facet(name, values) {
    const group = by_id(name), focused = document.activeElement?.closest(`#${name}`) ? document.activeElement.value : null;
    const rows = values.filter((row) => row.count > 0 || row.selected).map((row) => make('label', {},
        make('input', {type: 'checkbox', value: row.value, checked: row.selected}),
        facets[name][row.value] ?? row.value,
        make('span', {className: 'count'}, row.count.toLocaleString('fr-FR'))));
    group.hidden = rows.length === 0;
    group.querySelector('div').replaceChildren(...rows);
    if (focused !== null) [...group.querySelectorAll('input')].find((box) => box.value === focused)?.focus();
}

function draw_hints(answer, parameters) {
    const hint = (text, changes) => make('button', {type: 'button', onclick: () => {
        const next = new URLSearchParams(parameters);
        for (const [name, value] of Object.entries(changes)) next.set(name, value === null ? '' : String(value));
        go(next);
    }}, text);
    const hints = (answer.relaxations ?? []).map((relaxation) => hint(relaxation.text, relaxation.change));
    if (answer.did_you_mean) hints.unshift(hint(`Vouliez-vous dire « ${answer.did_you_mean} » ?`, {q: answer.did_you_mean}));
    if (answer.remote_total > 0) hints.push(hint(`${answer.remote_total.toLocaleString('fr-FR')} à distance`, {modality: 'remote,elearning'}));
    by_id('hints').replaceChildren(...hints);
}

function draw(answer, parameters, continued) {
    const cards = answer.offers.map(card);
    if (continued) by_id('offers').append(...cards); else by_id('offers').replaceChildren(...cards);
    shown = (continued ? shown : 0) + answer.offers.length;
    const total = `${answer.total_is_exact ? '' : 'au moins '}${answer.total.toLocaleString('fr-FR')}`;
    by_id('total').replaceChildren(...(answer.total === 0
        ? ['Aucune formation ne correspond. Élargissez le lieu, le prix ou les mots.']
        : [make('strong', {}, total), answer.total === 1 ? ' formation' : ' formations']));
    by_id('more').hidden = shown >= answer.total || answer.offers.length === 0;
    if (continued) { cards[0]?.querySelector('a, summary')?.focus(); return; }
    for (const name of Object.keys(facets)) draw_facet(name, answer.facets?.[name] ?? []);
    draw_hints(answer, parameters);
}

function draw_problem(title, detail, errors) {
    const box = by_id('problem');
    box.replaceChildren(make('h2', {}, title), detail ? make('p', {}, detail) : '',
        errors.length ? make('ul', {}, ...errors.map((error) => make('li', {}, make('strong', {}, error.field), ` : ${error.reason}`))) : '');
    box.hidden = false;
    box.scrollIntoView({block: 'nearest'});
    for (const error of errors) if (fields.includes(error.field)) by_id(error.field).setAttribute('aria-invalid', 'true');
    by_id('total').replaceChildren();
    by_id('hints').replaceChildren();
    by_id('offers').replaceChildren();
    by_id('more').hidden = true;
}

async function answer_of(url, signal) {
    const key = sessionStorage.getItem('filon-key');
    const reply = await fetch(url, {signal, headers: {Accept: 'application/json', ...(key ? {Authorization: `Bearer ${key}`} : {})}});
    const is_json = (reply.headers.get('Content-Type') ?? '').includes('json');
    return {status: reply.status, ok: reply.ok, body: is_json ? await reply.json() : {}};
}

async function ask(offset = 0) {
    pending?.abort();
    const mine = pending = new AbortController();
    const parameters = state();
    fill_forms(parameters);
    const request = new URLSearchParams(parameters);
    request.set('facets', Object.keys(facets).join(','));
    request.set('limit', String(pageSize));
    if (offset) request.set('offset', String(offset));
    by_id('problem').hidden = true;
    by_id('found').setAttribute('aria-busy', 'true');
    try {
        const {status, ok, body} = await answer_of(`/v1/search?${request}`, mine.signal);
        by_id('key').hidden = status !== 401;
        if (ok) draw(body, parameters, offset > 0);
        else draw_problem(body.title ?? `Le serveur a répondu ${status}.`, body.detail ?? '', body.errors ?? []);
        if (status === 401) by_id('secret').focus();
    } catch (error) {
        if (error.name !== 'AbortError') draw_problem('Le serveur ne répond pas.', 'Vérifiez la connexion, puis relancez la recherche.', []);
    } finally {
        if (pending === mine) by_id('found').removeAttribute('aria-busy');
    }
}

by_id('ask').addEventListener('submit', (event) => { event.preventDefault(); go(from_forms()); });
by_id('filters').addEventListener('submit', (event) => { event.preventDefault(); go(from_forms()); });
by_id('filters').addEventListener('change', () => go(from_forms()));
by_id('more').addEventListener('click', () => ask(shown));
by_id('key').addEventListener('submit', (event) => {
    event.preventDefault();
    sessionStorage.setItem('filon-key', by_id('secret').value.trim());
    by_id('secret').value = '';
    ask();
});
// Where the filters have no column of their own they wait folded, so that answers stand below the question.
const wide = matchMedia('(min-width: 48rem)');
const unfold = () => { by_id('refine').open = wide.matches; };
wide.addEventListener('change', unfold);
unfold();

// Followed as a link, it would write its own name over the search in the address.
document.querySelector('a.skip').addEventListener('click', (event) => { event.preventDefault(); by_id('found').focus(); });
window.addEventListener('hashchange', () => ask());
ask();
