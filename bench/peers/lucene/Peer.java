import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Lucene as a peer, speaking the protocol that README.md describes.
 *   Peer index  DOCUMENTS.tsv FOLDER LITTLE_WORDS
 *   Peer search FOLDER DATE LITTLE_WORDS ASKING_WORDS COMMUNES.tsv
 */
public final class Peer {
    private static final String[] BAND_NAMES = {"0-250", "250-500", "500-1000", "1000-2000", "2000-5000", "5000-", "unknown"};

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 4 && arguments[0].equals("index")) {
            Documents.index(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
        } else if (arguments.length == 6 && arguments[0].equals("search")) {
            long today = LocalDate.parse(arguments[2]).toEpochDay();
            converse(new Searcher(Path.of(arguments[1]), Path.of(arguments[3]), Path.of(arguments[4]), Path.of(arguments[5]), today));
        } else {
            System.err.println("usage: see the head of bench/peers/lucene/Peer.java");
            System.exit(2);
        }
    }

    private static void converse(Searcher searcher) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("!process")) {
                out.println("{\"process_cpu_ns\":" + process.getProcessCpuTime() + "}");
            } else {
                try {
                    long before = threads.getCurrentThreadCpuTime();
                    Searcher.Answer answer = searcher.answer(Question.of(line));
                    long after = threads.getCurrentThreadCpuTime();
                    out.println(json(answer, searcher.departments(), after - before));
                } catch (RuntimeException error) {
                    out.println("{\"error\":\"" + String.valueOf(error).replace('"', '\'') + "\"}");
                }
            }
            out.flush();
        }
    }

    private static String json(Searcher.Answer answer, Departments departments, long nanoseconds) throws IOException {
        StringJoiner ids = new StringJoiner(",", "[", "]"), facets = new StringJoiner(",", "{", "}");
        for (String id : answer.ids()) ids.add('"' + id + '"');
        for (Map.Entry<String, Tally> facet : answer.facets().entrySet()) {
            String name = facet.getKey();
            Tally tally = facet.getValue();
            int[] counts = switch (name) {
                case "modality" -> tally.modalities;
                case "level" -> tally.levels;
                case "provider" -> tally.providers;
                case "price_band" -> tally.bands;
                case "month" -> tally.months;
                case "department" -> tally.departments;
                default -> throw new IllegalArgumentException("no facet " + name);
            };
            StringJoiner values = new StringJoiner(",", "{", "}");
            for (int i = 0; i < counts.length; i++)
                if (counts[i] > 0) values.add('"' + valueName(name, i, tally, departments) + "\":" + counts[i]);
            facets.add('"' + name + "\":" + values);
        }
        return "{\"total\":" + answer.total() + ",\"ids\":" + ids + ",\"facets\":" + facets + ",\"cpu_ns\":" + nanoseconds + '}';
    }

    private static String valueName(String facet, int value, Tally tally, Departments departments) throws IOException {
        return switch (facet) {
            case "modality" -> value < Documents.MODALITIES.size() ? Documents.MODALITIES.get(value) : "unknown";
            case "level" -> Documents.LEVELS.get(value);
            case "provider" -> tally.providerName(value);
            case "price_band" -> BAND_NAMES[value];
            case "month" -> value == Documents.NO_MONTH ? "unknown" : String.format("%04d-%02d", 1970 + (value - 1) / 12, (value - 1) % 12 + 1);
            default -> departments.code(value);
        };
    }

    private Peer() { }
}
