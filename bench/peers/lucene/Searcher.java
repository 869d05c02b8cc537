import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BitSet;

/** Answers questions from one segment. Its cache of queries is off, so that asking again costs as much as asking. */
final class Searcher {
    /** What was found; names of values are looked up only when it is written. */
    record Answer(long total, List<String> ids, Map<String, Tally> facets) { }

    private static final Query OFFERS = new TermQuery(new Term("kind", "offer"));

    private final IndexSearcher searcher;
    private final LeafReaderContext segment;
    private final LeafReader reader;
    private final QueryBitSetProducer offersProducer = new QueryBitSetProducer(OFFERS);
    private final BitSet offers;
    private final Departments departments;
    private final Analyzer analyzer;
    private final Set<String> askingWords = new HashSet<>();
    private final long today;

    Searcher(Path folder, Path littleWords, Path askingWordsFile, Path communes, long today) throws IOException {
        DirectoryReader whole = DirectoryReader.open(new MMapDirectory(folder));
        if (whole.leaves().size() != 1) throw new IOException(folder + " is not one segment");
        segment = whole.leaves().get(0);
        reader = segment.reader();
        searcher = new IndexSearcher(whole);
        searcher.setQueryCache(null);
        offers = offersProducer.getBitSet(segment);
        departments = Departments.read(folder, communes);
        analyzer = Documents.analyzer(littleWords);
        askingWords.addAll(termsOf(Files.readString(askingWordsFile)));
        this.today = today;
    }

    Departments departments() {
        return departments;
    }

    Answer answer(Question question) throws IOException {
        if (question.hasPoint && (question.modalities & Documents.REMOTE_MODALITIES) != 0)
            throw new IllegalArgumentException("remote offers beside a place are not asked for here");
        if (question.facets.isEmpty() && question.sort.isEmpty() && !question.asksOfOccasions()) return byWordsAlone(question);
        Tally all = tally(question, "");
        Map<String, Tally> facets = new TreeMap<>();
        for (String facet : question.facets) {
            // A facet's own selection does not narrow its counts; the modality's is told apart in the tally itself.
            boolean selected = facet.equals("level") && !question.levels.isEmpty() || facet.equals("provider") && !question.providers.isEmpty();
            facets.put(facet, selected ? tally(question, facet) : all);
        }
        if (question.hasPoint && facets.containsKey("modality")) addRemote(question, all);
        List<String> ids = new ArrayList<>();
        for (Tally.Hit hit : all.hits()) ids.add(idOf(hit.offer()));
        return new Answer(all.total, ids, facets);
    }

    private Answer byWordsAlone(Question question) throws IOException {
        TopScoreDocCollector collector = TopScoreDocCollector.create(question.limit, Integer.MAX_VALUE);
        searcher.search(offersQuery(question, ""), collector);
        List<String> ids = new ArrayList<>();
        for (ScoreDoc hit : collector.topDocs().scoreDocs) ids.add(idOf(hit.doc));
        return new Answer(collector.getTotalHits(), ids, Map.of());
    }

    private Tally tally(Question question, String but) throws IOException {
        Tally tally = new Tally(question, reader, departments.count(), today);
        Query wanted = offersQuery(question, but);
        if (question.asksOfOccasions()) {
            BooleanQuery.Builder query = occasionsQuery(question);
            addOffers(query, wanted);
            if (question.hasPoint) query.add(placeQuery(question, wanted != OFFERS), Occur.FILTER);
            searchOccasions(query.build(), tally);
        } else {
            searcher.search(wanted, new Collectors.OfOffers(tally, offers));
        }
        return tally;
    }

    /** Every occasion is an offer's: only where offers are chosen does the join say anything. */
    private void addOffers(BooleanQuery.Builder query, Query wanted) {
        if (wanted != OFFERS) query.add(new ToChildBlockJoinQuery(wanted, offersProducer), Occur.MUST);
    }

    private void searchOccasions(Query query, Tally tally) throws IOException {
        Collectors.OfOccasions collector = new Collectors.OfOccasions(tally, offers);
        searcher.search(query, collector);
        collector.finish();
    }

    /** What is remote is so anywhere: selecting it finds what is far from the place too. */
    private void addRemote(Question question, Tally near) throws IOException {
        Tally remote = new Tally(question, reader, departments.count(), today);
        BooleanQuery.Builder query = occasionsQuery(question).add(new TermQuery(new Term("remote", "yes")), Occur.FILTER);
        addOffers(query, offersQuery(question, ""));
        searchOccasions(query.build(), remote);
        for (int i = 0; i < near.modalities.length; i++)
            if ((Documents.REMOTE_MODALITIES >> i & 1) != 0) near.modalities[i] = remote.modalities[i];
    }

    private Query offersQuery(Question question, String but) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        Query words = wordsQuery(question.words);
        if (words != null) query.add(words, Occur.MUST);
        addAnyOf(query, "language", question.languages);
        if (!but.equals("level")) addAnyOf(query, "level", question.levels);
        if (!but.equals("provider")) addAnyOf(query, "provider", question.providers);
        BooleanQuery built = query.build();
        return built.clauses().isEmpty() ? OFFERS : built;
    }

    private static BooleanQuery.Builder occasionsQuery(Question question) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        // Either bound of the days asks for a start that is known: what has none has neither field.
        addRange(query, "cents", 0, question.maxCents >= 0 ? question.maxCents : Long.MAX_VALUE);
        addRange(query, "last", question.dateFrom >= 0 ? question.dateFrom : Long.MIN_VALUE, Long.MAX_VALUE);
        addRange(query, "first", Long.MIN_VALUE, question.dateTo >= 0 ? question.dateTo : Long.MAX_VALUE);
        return query;
    }

    private Query placeQuery(Question question, boolean wordsLead) {
        String department = departments.at(question.latitude, question.longitude);
        if (wordsLead) return new PlaceQuery(question, department, false);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(LatLonPoint.newDistanceQuery("at", question.latitude, question.longitude, question.radiusKm * 1_000), Occur.SHOULD);
        query.add(new PlaceQuery(question, department, true), Occur.SHOULD);
        query.add(new TermQuery(new Term("reach", "anywhere")), Occur.SHOULD);
        if (!department.isEmpty()) query.add(new TermQuery(new Term("reach", department)), Occur.SHOULD);
        return query.build();
    }

    private static void addRange(BooleanQuery.Builder query, String field, long from, long to) {
        if (from <= 0 && to == Long.MAX_VALUE) return;
        query.add(new IndexOrDocValuesQuery(LongPoint.newRangeQuery(field, from, to), NumericDocValuesField.newSlowRangeQuery(field, from, to)),
                Occur.FILTER);
    }

    private static void addAnyOf(BooleanQuery.Builder query, String field, List<String> values) {
        if (values.isEmpty()) return;
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String value : values) any.add(new TermQuery(new Term(field, value)), Occur.SHOULD);
        query.add(any.build(), Occur.FILTER);
    }

    /** All of one or two words, two of three to eight, from nine on a quarter, rounded up; null without a word. */
    private Query wordsQuery(String words) throws IOException {
        Set<String> terms = termsOf(words);
        terms.removeAll(askingWords);
        if (terms.isEmpty()) return null;
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        int count = terms.size();
        for (String term : terms) query.add(new TermQuery(new Term("text", term)), count <= 2 ? Occur.MUST : Occur.SHOULD);
        if (count > 2) query.setMinimumNumberShouldMatch(count <= 8 ? 2 : (count + 3) / 4);
        return query.build();
    }

    private Set<String> termsOf(String text) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) terms.add(term.toString());
            tokens.end();
        }
        return terms;
    }

    private String idOf(int offer) throws IOException {
        BinaryDocValues id = reader.getBinaryDocValues("id");
        id.advanceExact(offer);
        return id.binaryValue().utf8ToString();
    }
}
