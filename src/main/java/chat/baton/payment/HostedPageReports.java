package chat.baton.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads {@code {"id":"evt…","token":"…","result":"paid|failed"}}; fields it does not know are passed over. */
@Component
class HostedPageReports {

    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final ObjectMapper json;

    HostedPageReports(ObjectMapper json) {
        this.json = json;
    }

    /** @throws MalformedReport when it is no JSON, or a field is missing, of another type or out of its range */
    public Report parse(byte[] body) {
        var report = tree(body);
        var result = word(report, "result");
        if (!result.equals("paid") && !result.equals("failed")) {
            throw new MalformedReport("Unknown result");
        }
        return new Report(word(report, "id"), word(report, "token"), result.equals("paid"));
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new MalformedReport("Not JSON");
        }
    }

    private static String word(JsonNode report, String field) {
        var value = report.path(field);
        if (!value.isTextual() || !WORD.matcher(value.textValue()).matches()) {
            throw new MalformedReport("Field " + field + " is missing or has another form");
        }
        return value.textValue();
    }
}
