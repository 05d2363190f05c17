package chat.baton.flow;

import chat.baton.core.MerchantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.stereotype.Component;

/**
 * Headers a flow's author wants to send along, one a line as {@code Name: value}. In a value {@code {secret:NAME}} stands for
 * one of the merchant's secrets, which a flow never sees.
 */
@Component
class WebhookHeaders {

    private static final Pattern LINE = Pattern.compile("([A-Za-z][A-Za-z0-9-]{0,63}):\\s*([\\x20-\\x7e]{0,1000})");
    private static final Pattern SECRET = Pattern.compile("\\{secret:([\\w.-]{1,64})}");

    /** What the connection needs for itself. */
    private static final Set<String> OURS = Set.of(
            "host", "connection", "content-length", "content-type", "transfer-encoding", "upgrade", "idempotency-key");

    private final WebhookSettings settings;

    WebhookHeaders(WebhookSettings settings) {
        this.settings = settings;
    }

    /** @throws FlowMistake when a line is no header, or its secret is not known */
    List<Header> of(FlowContext flow) {
        var headers = new ArrayList<Header>();
        for (var line : flow.setting("headers", "")
                .lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList()) {
            var header = LINE.matcher(line);
            if (!header.matches() || OURS.contains(header.group(1).toLowerCase(Locale.ROOT))) {
                throw new FlowMistake(flow.execution(), "has a line in \"headers\" that is no header to set");
            }
            headers.add(new BasicHeader(header.group(1), withSecrets(header.group(2), flow)));
        }
        return headers;
    }

    private String withSecrets(String value, FlowContext flow) {
        return SECRET.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(secret(flow.merchant(), found.group(1), flow)));
    }

    private String secret(MerchantId merchant, String name, FlowContext flow) {
        return settings.secret(merchant.value(), name)
                .orElseThrow(() -> new FlowMistake(
                        flow.execution(),
                        "needs the secret \"" + name + "\", which has not been set up for your shop"));
    }
}
