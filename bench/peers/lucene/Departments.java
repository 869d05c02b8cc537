import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Départements by number, NO_DEPARTMENT being "unknown"; and which of them a point lies in: that of the nearest commune. */
final class Departments {
    private static final String FILE = "departments.txt";
    private static final double FARTHEST = 25.0 / 111.195; // degrees of latitude

    private record Commune(double latitude, double longitude, String department) { }

    private final List<String> codes = new ArrayList<>(List.of("unknown"));
    private Commune[] communes = {};

    int number(String code) {
        int found = codes.indexOf(code);
        if (found >= 0) return found;
        codes.add(code);
        return codes.size() - 1;
    }

    String code(int number) {
        return codes.get(number);
    }

    int count() {
        return codes.size();
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(FILE), codes);
    }

    static Departments read(Path folder, Path communes) throws IOException {
        Departments departments = new Departments();
        departments.codes.clear();
        departments.codes.addAll(Files.readAllLines(folder.resolve(FILE)));
        departments.communes = Files.readAllLines(communes).stream()
                .map(line -> line.split("\t"))
                .map(fields -> new Commune(Double.parseDouble(fields[0]), Double.parseDouble(fields[1]), fields[2]))
                .sorted(Comparator.comparingDouble(Commune::latitude))
                .toArray(Commune[]::new);
        return departments;
    }

    /** Empty when none is near. */
    String at(double latitude, double longitude) {
        double narrowing = Math.cos(Math.toRadians(latitude)), least = FARTHEST * FARTHEST;
        String department = "";
        for (int i = firstFrom(latitude - FARTHEST); i < communes.length && communes[i].latitude <= latitude + FARTHEST; i++) {
            double up = communes[i].latitude - latitude, aside = (communes[i].longitude - longitude) * narrowing;
            if (up * up + aside * aside > least) continue;
            least = up * up + aside * aside;
            department = communes[i].department;
        }
        return department;
    }

    private int firstFrom(double latitude) {
        int low = 0, high = communes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (communes[middle].latitude < latitude) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
