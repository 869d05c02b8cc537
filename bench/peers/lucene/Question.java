import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** A request's query string, as a peer needs it: what Filon would refuse is not looked for. */
final class Question {
    String words = "";
    boolean hasPoint;
    double latitude, longitude, radiusKm = 30;
    long maxCents = -1, dateFrom = -1, dateTo = -1;
    List<String> languages = List.of(), levels = List.of(), providers = List.of(), facets = List.of();
    int modalities; // bits of Documents.MODALITIES; 0: not asked
    String sort = "";
    int limit = 20;

    static Question of(String queryString) {
        Question question = new Question();
        for (String pair : queryString.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 0 || equals + 1 == pair.length()) continue;
            question.take(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return question;
    }

    private void take(String name, String value) {
        switch (name) {
            case "q", "text", "mail" -> words = value;
            case "place" -> {
                int comma = value.indexOf(',');
                latitude = Double.parseDouble(value.substring(0, comma));
                longitude = Double.parseDouble(value.substring(comma + 1));
                hasPoint = true;
            }
            case "radius_km" -> radiusKm = Double.parseDouble(value);
            case "max_price" -> maxCents = Math.round(Double.parseDouble(value) * 100);
            case "date_from" -> dateFrom = LocalDate.parse(value).toEpochDay();
            case "date_to" -> dateTo = LocalDate.parse(value).toEpochDay();
            case "teaching_language" -> languages = List.of(value.toLowerCase().split(","));
            case "level" -> levels = List.of(value.split(","));
            case "provider" -> providers = List.of(value.split(","));
            case "facets" -> facets = List.of(value.split(","));
            case "modality" -> modalities = Documents.modalityBits(value);
            case "sort" -> sort = value;
            case "limit" -> limit = Integer.parseInt(value);
            default -> { }
        }
    }

    boolean asksOfOccasions() {
        return hasPoint || maxCents >= 0 || dateFrom >= 0 || dateTo >= 0 || modalities != 0;
    }
}
