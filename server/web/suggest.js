// What may be meant, while it is typed: a list below the words, as the combobox pattern of WAI-ARIA has it. The keyboard
// stays in the field; the list says which of its rows the arrows are on.

const kindNames = {topic: 'thème', title: 'intitulé', place: 'lieu', provider: 'organisme'};
const typingPause = 150;  // milliseconds
const fewestTyped = 2;    // characters; one letter proposes anything

let proposed = [];    // the rows shown
let pointedAt = -1;   // the row that the arrows are on; none while it is below nought
let typing = null;    // the pause that is waited for
let proposing = null; // what stops the question under way

// A commune may have namesakes, so its département goes with it; its code alone might be read as a postcode. Towns abroad
// and communes of no département go by their name.
const isDepartment = ({kind, id}) => kind === 'place' && id in departmentNames;
function departmentOf({kind, id}) {
    const code = kind === 'place' && /^(\d\d|2[AB])\d{3}$/.test(id) ? id.slice(0, id.startsWith('97') ? 3 : 2) : '';
    return code in departmentNames ? code : '';
}
const proposedText = (one) => departmentOf(one) ? `${one.text} (${departmentOf(one)})` : one.text;

// What the request becomes when a row is taken: what was typed gives way to what was meant.
function taken(one) {
    const asked = fromForms();
    if (one.kind === 'place') return changed(asked, {q: null, place: proposedText(one)});
    if (one.kind !== 'provider') return changed(asked, {q: one.text});
    providerNames.set(one.id, one.text);
    return withValue(changed(asked, {q: null}), 'provider', one.id, true);
}

function closeProposals() {
    clearTimeout(typing);
    proposing?.abort();
    proposed = [];
    drawProposals();
}

function take(one) {
    const next = taken(one);
    closeProposals();
    go(next);
}

function pointAt(index) {
    pointedAt = index;
    const rows = [...byId('proposals').children];
    rows.forEach((row, at) => row.setAttribute('aria-selected', String(at === index)));
    if (rows[index]) byId('q').setAttribute('aria-activedescendant', rows[index].id); else byId('q').removeAttribute('aria-activedescendant');
    rows[index]?.scrollIntoView({block: 'nearest'});
}

function drawProposals() {
    const list = byId('proposals'), count = proposed.length;
    list.replaceChildren(...proposed.map((one, index) => make('li', {id: `proposal-${index}`, role: 'option', onclick: () => take(one)},
        make('span', {}, proposedText(one)), make('span', {className: 'count'}, isDepartment(one) ? 'département' : kindNames[one.kind] ?? ''))));
    list.hidden = count === 0;
    byId('q').setAttribute('aria-expanded', String(count > 0));
    byId('proposed').textContent = count === 0 ? '' : count === 1 ? '1 suggestion' : `${count} suggestions`;
    pointAt(-1);
}

async function propose() {
    clearTimeout(typing);
    proposing?.abort();
    const mine = proposing = new AbortController(), words = byId('q').value.trim();
    let rows = [];
    if (words.length >= fewestTyped) {
        // Without proposals one types on: what went wrong, the search itself will say.
        const {ok, body} = await answerOf(`/v1/suggest?${new URLSearchParams({q: words})}`, mine.signal).catch(() => ({ok: false}));
        if (ok) rows = body.suggestions;
    }
    if (mine.signal.aborted || document.activeElement !== byId('q')) return;
    // Taking a topic and taking a title of the same words is one thing.
    const topics = new Set(rows.filter(({kind}) => kind === 'topic').map(({text}) => text));
    proposed = rows.filter(({kind, text}) => kind !== 'title' || !topics.has(text));
    drawProposals();
}

byId('q').addEventListener('input', (event) => {
    clearTimeout(typing);
    if (!event.isComposing) typing = setTimeout(propose, typingPause);
});
byId('q').addEventListener('compositionend', () => { clearTimeout(typing); typing = setTimeout(propose, typingPause); });
byId('q').addEventListener('blur', closeProposals);
byId('q').addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const shown = proposed.length > 0;
    if (event.key === 'ArrowDown' && !shown) propose();
    // Past either end the arrows come back to what was typed.
    else if (event.key === 'ArrowDown') pointAt(pointedAt + 1 < proposed.length ? pointedAt + 1 : -1);
    else if (event.key === 'ArrowUp' && shown) pointAt(pointedAt < 0 ? proposed.length - 1 : pointedAt - 1);
    else if (event.key === 'Enter' && pointedAt >= 0) take(proposed[pointedAt]);
    else if (event.key === 'Escape' && shown) closeProposals();
    else return;
    event.preventDefault();
});
// A click on a row must not take the keyboard out of the field before it is taken.
byId('proposals').addEventListener('mousedown', (event) => event.preventDefault());
byId('ask').addEventListener('submit', closeProposals);
