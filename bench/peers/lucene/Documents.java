import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.tartarus.snowball.ext.FrenchStemmer;

/**
 * How offers lie in the index: a block each, its occasions as children before it. Documents.tsv, which documents.py
 * describes, becomes one segment without positions.
 */
final class Documents {
    static final List<String> MODALITIES = List.of("onsite", "remote", "blended", "elearning");
    static final int UNKNOWN_MODALITY = 16, REMOTE_MODALITIES = 2 | 8;
    /** Stands beside the modalities' bits. */
    static final int IN_HOUSE = 32;
    static final List<String> LEVELS = List.of("beginner", "intermediate", "advanced", "expert", "unknown");
    static final int TITLE_WEIGHT = 3;
    static final long NO_DAY = 1_000_000, NO_PRICE = Long.MAX_VALUE;
    static final int NO_MONTH = 0, NO_DEPARTMENT = 0;

    private static final FieldType TEXT = new FieldType();
    static {
        TEXT.setTokenized(true);
        TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        TEXT.freeze();
    }

    static int modalityBits(String list) {
        int bits = 0;
        for (String value : list.split(",")) bits |= value.equals("unknown") ? UNKNOWN_MODALITY : 1 << MODALITIES.indexOf(value);
        return bits;
    }

    /** Folded before it is stemmed, so that both writings of a word meet. */
    static Analyzer analyzer(Path littleWords) throws IOException {
        CharArraySet little = new CharArraySet(Arrays.asList(Files.readString(littleWords).split("\\s+")), false);
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer source = new StandardTokenizer();
                TokenStream words = new ElisionFilter(source, FrenchAnalyzer.DEFAULT_ARTICLES);
                words = new StopFilter(new LowerCaseFilter(words), little);
                return new TokenStreamComponents(source, new SnowballFilter(new ASCIIFoldingFilter(words), new FrenchStemmer()));
            }
        };
    }

    static void index(Path documents, Path folder, Path littleWords) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(analyzer(littleWords));
        config.setRAMBufferSizeMB(256);
        try (BufferedReader lines = Files.newBufferedReader(documents);
                IndexWriter writer = new IndexWriter(new MMapDirectory(folder), config)) {
            Departments departments = new Departments();
            List<Document> block = new ArrayList<>();
            Document offer = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t", -1);
                switch (fields[0]) {
                    case "O" -> {
                        add(writer, block, offer);
                        offer = offerOf(fields);
                    }
                    case "T" -> {
                        for (int i = 0; i < TITLE_WEIGHT; i++) offer.add(new Field("text", fields[1], TEXT));
                    }
                    case "B" -> offer.add(new Field("text", fields[1], TEXT));
                    default -> block.add(occasionOf(fields, departments));
                }
            }
            add(writer, block, offer);
            writer.forceMerge(1);
            departments.write(folder);
        }
    }

    private static void add(IndexWriter writer, List<Document> block, Document offer) throws IOException {
        if (offer == null) return;
        block.add(offer);
        writer.addDocuments(block);
        block.clear();
    }

    private static Document offerOf(String[] fields) {
        Document offer = new Document();
        String level = fields[3].isEmpty() ? "unknown" : fields[3];
        offer.add(new StringField("kind", "offer", Field.Store.NO));
        // What every document has a value of is read by place, without a search for it.
        for (String field : List.of("until", "month", "modality")) offer.add(new NumericDocValuesField(field, 0));
        offer.add(new NumericDocValuesField("cents", NO_PRICE));
        offer.add(new BinaryDocValuesField("id", new BytesRef(fields[1])));
        offer.add(new StringField("provider", fields[2], Field.Store.NO));
        offer.add(new SortedDocValuesField("provider", new BytesRef(fields[2])));
        offer.add(new StringField("level", level, Field.Store.NO));
        offer.add(new NumericDocValuesField("level", LEVELS.indexOf(level)));
        for (String language : fields[4].split(",")) offer.add(new StringField("language", language, Field.Store.NO));
        return offer;
    }

    private static Document occasionOf(String[] fields, Departments departments) {
        Document occasion = new Document();
        long until = day(fields[1]), first = day(fields[2]), last = day(fields[3]);
        occasion.add(new NumericDocValuesField("until", until));
        if (first != NO_DAY) {
            addRanged(occasion, "first", first);
            addRanged(occasion, "last", last);
        }
        occasion.add(new NumericDocValuesField("month", monthOf(fields[4], first)));
        if (fields[5].isEmpty()) occasion.add(new NumericDocValuesField("cents", NO_PRICE));
        else addRanged(occasion, "cents", Long.parseLong(fields[5]));
        if (!fields[6].isEmpty()) {
            double latitude = Double.parseDouble(fields[6]), longitude = Double.parseDouble(fields[7]);
            occasion.add(new LatLonPoint("at", latitude, longitude));
            occasion.add(new LatLonDocValuesField("at", latitude, longitude));
        }
        int modalities = fields[8].isEmpty() ? UNKNOWN_MODALITY : modalityBits(fields[8]);
        occasion.add(new NumericDocValuesField("modality", fields[10].isEmpty() ? modalities : modalities | IN_HOUSE));
        if ((modalities & REMOTE_MODALITIES) != 0) occasion.add(new StringField("remote", "yes", Field.Store.NO));
        if (!fields[9].isEmpty())
            for (String department : fields[9].split(","))
                occasion.add(new SortedNumericDocValuesField("department", departments.number(department)));
        addReach(occasion, fields[10]);
        return occasion;
    }

    /** Whom a provider comes to: anybody, départements by term, or what lies around its sites. */
    private static void addReach(Document occasion, String reach) {
        if (reach.isEmpty()) return;
        int colon = reach.indexOf(':');
        if (reach.startsWith("radius:")) {
            int second = reach.indexOf(':', colon + 1);
            occasion.add(new NumericDocValuesField("reach_km", Long.parseLong(reach.substring(colon + 1, second))));
            for (String site : reach.substring(second + 1).split(";")) {
                int comma = site.indexOf(',');
                occasion.add(new LatLonDocValuesField("reach_at", Double.parseDouble(site.substring(0, comma)), Double.parseDouble(site.substring(comma + 1))));
            }
        } else {
            for (String where : reach.substring(colon + 1).split(",")) {
                occasion.add(new StringField("reach", where, Field.Store.NO));
                occasion.add(new SortedSetDocValuesField("reach", new BytesRef(where)));
            }
        }
    }

    private static void addRanged(Document document, String field, long value) {
        document.add(new LongPoint(field, value));
        document.add(new NumericDocValuesField(field, value));
    }

    private static long day(String field) {
        return field.isEmpty() ? NO_DAY : Long.parseLong(field);
    }

    /** Months since 1970, from 1 on; NO_MONTH; none at all (-1) where one may enter at any time. */
    private static int monthOf(String month, long first) {
        if (first == 0) return -1;
        if (month.isEmpty()) return NO_MONTH;
        return (Integer.parseInt(month.substring(0, 4)) - 1970) * 12 + Integer.parseInt(month.substring(5));
    }

    private Documents() { }
}
