// Facets: counts that are boxes to tick. A count is what ticking its box gives.

const shortList = 8;
const longList = 60;
const longFacets = new Set();  // facets of which the whole list is shown
const providersAsked = new Set();
let facetRows = {};  // what the last answer counted

function facetGroup(name) {
    const known = byId(`facet-${name}`);
    if (known) return known;
    const {title, open} = facets[name];
    const group = make('details', {id: `facet-${name}`, className: 'facet', open: Boolean(open)}, make('summary', {}, title),
        make('div', {className: 'values', role: 'group', 'aria-label': title}));
    group.addEventListener('toggle', () => { if (name === 'provider' && group.open) learnProviders(); });
    byId('facets').append(group);
    return group;
}

function facetBox(name, row) {
    return make('label', {},
        make('input', {type: 'checkbox', name, value: row.value, checked: row.selected}),
        make('span', {}, valueText(name, row.value)),
        make('span', {className: 'count'}, row.count.toLocaleString('fr-FR')));
}

function drawFacet(name, rows) {
    const group = facetGroup(name), values = group.querySelector('.values');
    // Drawing anew must not take the keyboard away from the box that was just ticked.
    const focused = values.contains(document.activeElement) ? document.activeElement.value : null;
    const ordered = facets[name].ordered ? [...rows].sort((a, b) => orderOf(name, a.value) - orderOf(name, b.value)) : rows;
    const most = longFacets.has(name) ? longList : facets[name].ordered ? 12 : shortList;
    const shown = ordered.filter((row, index) => index < most || row.selected);
    const more = make('button', {type: 'button', className: 'all', value: 'all', onclick: () => { longFacets.add(name); drawFacet(name, rows); if (name === 'provider') learnProviders(); }},
        'Afficher plus');
    values.replaceChildren(...shown.map((row) => facetBox(name, row)), ...(shown.length < ordered.length && most < longList ? [more] : []));
    if (rows.some((row) => row.selected)) group.open = true;
    // Of nothing but "unknown" there is nothing to choose.
    group.hidden = !rows.some((row) => row.selected || row.value !== 'unknown');
    if (focused !== null) ([...values.querySelectorAll('input')].find((box) => box.value === focused) ?? values.querySelector('input'))?.focus();
}

// The facet counts providers by id; their names are asked for when somebody looks, each once.
async function learnProviders() {
    const ids = [...byId('facet-provider').querySelectorAll('input')].map((box) => box.value).filter((id) => !providerNames.has(id) && !providersAsked.has(id));
    if (ids.length === 0) return;
    await Promise.all(ids.map(async (id) => {
        providersAsked.add(id);
        const {ok, body} = await answerOf(`/v1/providers/${encodeURIComponent(id)}`).catch(() => ({ok: false}));
        if (ok) providerNames.set(id, body.name);
    }));
    drawFacet('provider', facetRows.provider ?? []);
    drawFilters(state());
}

function drawFacets(answered) {
    facetRows = answered;
    for (const name of Object.keys(facets)) drawFacet(name, answered[name] ?? []);
    if (byId('facet-provider').open) learnProviders();
}
