// The page's story: an address is asked, its answer is drawn.

let pending = null;  // what stops the request under way

async function answerOf(url, signal) {
    const key = sessionStorage.getItem('filon-key');
    const reply = await fetch(url, {signal, headers: {Accept: 'application/json', ...(key ? {Authorization: `Bearer ${key}`} : {})}});
    const isJson = (reply.headers.get('Content-Type') ?? '').includes('json');
    return {status: reply.status, ok: reply.ok, body: isJson ? await reply.json() : {}};
}

function link(parameters, text, more = {}) {
    return make('a', {href: addressOf(parameters), className: 'go', ...more}, text);
}

function drawFilters(parameters) {
    const active = activeFilters(parameters);
    const chips = active.map(({name, text, without}) => make('li', {}, link(without, `${titleOf(name)} : ${text}`, {className: 'go chip', 'aria-label': `Retirer ${titleOf(name)} : ${text}`})));
    if (active.length > 1) chips.push(make('li', {}, link(withoutFilters(parameters), 'Tout effacer')));
    byId('active').replaceChildren(...chips);
}

function drawHints(answer, parameters) {
    const hints = (answer.relaxations ?? []).map((relaxation) => link(changed(parameters, relaxation.change), relaxation.text));
    if (answer.remote_total > 0) hints.push(link(changed(parameters, {modality: 'remote,elearning'}), `${answer.remote_total.toLocaleString('fr-FR')} à distance`));
    byId('hints').replaceChildren(...hints.map((hint) => make('li', {}, hint)));
}

function drawPages(total, parameters) {
    const offset = Number(parameters.get('offset') ?? 0);
    const at = (place) => {
        const next = new URLSearchParams(parameters);
        if (place > 0) next.set('offset', String(place)); else next.delete('offset');
        return next;
    };
    const next = offset + pageSize, pages = [];
    if (offset > 0) pages.push(link(at(Math.max(0, offset - pageSize)), '← Page précédente', {rel: 'prev'}));
    if (total > pageSize || offset > 0)
        pages.push(make('span', {}, `Page ${(Math.floor(offset / pageSize) + 1).toLocaleString('fr-FR')} sur ${Math.max(1, Math.ceil(total / pageSize)).toLocaleString('fr-FR')}`));
    if (next < total && next <= largestOffset) pages.push(link(at(next), 'Page suivante →', {rel: 'next'}));
    byId('pages').replaceChildren(...pages);
}

function draw(answer, parameters) {
    byId('offers').replaceChildren(...answer.offers.map(card));
    byId('total').replaceChildren(...(answer.total === 0
        ? ['Aucune formation ne correspond. Élargissez le lieu, le prix ou les mots.']
        : [make('strong', {}, `${answer.total_is_exact ? '' : 'au moins '}${answer.total.toLocaleString('fr-FR')}`), answer.total === 1 ? ' formation' : ' formations']));
    drawFacets(answer.facets ?? {});
    // The answer is to the words as they are told here.
    byId('mended').replaceChildren(...(answer.did_you_mean ? ['Orthographe corrigée : ', make('strong', {}, answer.did_you_mean)] : []));
    drawHints(answer, parameters);
    drawPages(answer.total, parameters);
    drawFilters(parameters);
}

// An error leads to the field that it names; where the page has no such field, the parameter can be taken out.
function errorNode(error, parameters) {
    const input = fields.includes(error.field) ? byId(error.field) : null;
    const title = make('strong', {}, titleOf(error.field));
    if (!input) return make('li', {}, title, ` : ${reasonText(error.reason)} `, parameters.has(error.field) ? link(changed(parameters, {[error.field]: null}), 'Retirer') : null);
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', 'problem');
    return make('li', {}, make('button', {type: 'button', className: 'plain', onclick: () => { byId('refine').open = true; input.focus(); }}, title), ` : ${reasonText(error.reason)}`);
}

function drawProblem(title, detail, errors, parameters) {
    byId('problem').replaceChildren(make('h2', {}, title), detail ? make('p', {}, detail) : '',
        errors.length ? make('ul', {}, ...errors.map((error) => errorNode(error, parameters))) : '');
    byId('problem').hidden = false;
    for (const part of ['total', 'mended', 'hints', 'offers', 'pages']) byId(part).replaceChildren();
    drawFilters(parameters);
}

function drawRefusal(status, body, parameters) {
    const titles = {400: 'La recherche ne peut pas être faite ainsi', 401: 'Une clé d’accès est nécessaire', 414: 'La recherche est trop longue', 429: 'Trop de recherches à la fois', 503: 'Le serveur est occupé'};
    const errors = body.errors ?? [];
    drawProblem(titles[status] ?? body.title ?? `Le serveur a répondu ${status}.`, errors.length || status in titles ? '' : body.detail ?? '', errors, parameters);
    byId('key').hidden = status !== 401;
    if (status === 401) byId('secret').focus();
}

async function ask() {
    pending?.abort();
    const mine = pending = new AbortController();
    const parameters = state();
    fillForms(parameters);
    document.title = [parameters.get('q'), parameters.get('place'), 'Filon – trouver une formation'].filter(Boolean).join(' – ');
    const request = new URLSearchParams(parameters);
    request.set('facets', Object.keys(facets).join(','));
    request.set('limit', String(pageSize));
    byId('problem').hidden = true;
    byId('found').setAttribute('aria-busy', 'true');
    try {
        const {status, ok, body} = await answerOf(`/v1/search?${request}`, mine.signal);
        if (ok) {
            byId('key').hidden = true;
            draw(body, parameters);
        } else {
            drawRefusal(status, body, parameters);
        }
    } catch (error) {
        if (error.name !== 'AbortError') drawProblem('Le serveur ne répond pas', 'Vérifiez la connexion, puis relancez la recherche.', [], parameters);
    } finally {
        if (pending === mine) byId('found').removeAttribute('aria-busy');
    }
}

function go(parameters) {
    const address = addressOf(parameters);
    if (address !== location.pathname + location.search) history.pushState(null, '', address);
    ask();
}

byId('ask').addEventListener('submit', (event) => { event.preventDefault(); go(fromForms()); });
byId('filters').addEventListener('submit', (event) => { event.preventDefault(); go(fromForms()); });
byId('filters').addEventListener('change', (event) => {
    const input = event.target;
    if (input.type === 'checkbox') go(withValue(state(), input.name, input.value, input.checked));
    // A year that is being typed is no date yet.
    else if (input.validity.valid) go(fromForms());
    else if (input.type !== 'date') input.reportValidity();
});
byId('key').addEventListener('submit', (event) => {
    event.preventDefault();
    sessionStorage.setItem('filon-key', byId('secret').value.trim());
    byId('secret').value = '';
    ask();
});
// Links within the search ask without loading the page again; opened in a tab of their own they are links.
document.addEventListener('click', (event) => {
    const target = event.target.closest('a.go');
    if (!target || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(new URL(target.href).searchParams);
    byId('found').focus({preventScroll: true});
    byId('found').scrollIntoView({block: 'start'});
});
// Where the filters have no column of their own they wait folded, so that answers stand below the question.
const wide = matchMedia('(min-width: 48rem)');
const unfold = () => { byId('refine').open = wide.matches; };
wide.addEventListener('change', unfold);
unfold();

// Followed as a link, it would write its own name into the address.
document.querySelector('a.skip').addEventListener('click', (event) => { event.preventDefault(); byId('found').focus(); });
window.addEventListener('popstate', () => ask());
ask();
