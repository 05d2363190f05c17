package chat.baton.channel.x;

import chat.baton.channel.Account;
import chat.baton.channel.Hmac;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Signs requests in an account's name, by OAuth 1.0a with HMAC-SHA1. Bodies are no part of it, as they are JSON, multipart
 * or absent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5849#section-3.4">RFC 5849, section 3.4</a>
 */
class OAuth1 {

    private final Account account;

    OAuth1(Account account) {
        this.account = account;
    }

    /** The header {@code Authorization}. @param nonce never used before at this time */
    String header(String method, URI url, String nonce, Instant at) {
        var parameters = new TreeMap<>(Map.of(
                "oauth_consumer_key",
                account.get(XAccount.CONSUMER_KEY),
                "oauth_nonce",
                nonce,
                "oauth_signature_method",
                "HMAC-SHA1",
                "oauth_timestamp",
                String.valueOf(at.getEpochSecond()),
                "oauth_token",
                account.get(XAccount.ACCESS_TOKEN),
                "oauth_version",
                "1.0"));
        parameters.put("oauth_signature", signature(base(method, url, parameters)));
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=\"" + encoded(parameter.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    private String signature(String base) {
        var key = encoded(account.get(XAccount.CONSUMER_SECRET)) + "&"
                + encoded(account.get(XAccount.ACCESS_TOKEN_SECRET));
        return Base64.getEncoder()
                .encodeToString(Hmac.of(
                        "HmacSHA1", key.getBytes(StandardCharsets.US_ASCII), base.getBytes(StandardCharsets.US_ASCII)));
    }

    /** What is signed: method, address and all parameters, those of the query among them. */
    static String base(String method, URI url, Map<String, String> oauth) {
        var signed = oauth.entrySet().stream()
                .map(parameter -> Map.entry(encoded(parameter.getKey()), encoded(parameter.getValue())));
        var parameters = Stream.concat(signed, query(url))
                .sorted(Map.Entry.<String, String>comparingByKey()
                        .thenComparing(Comparator.comparing(Map.Entry::getValue)))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return method + "&" + encoded(address(url)) + "&" + encoded(parameters);
    }

    private static Stream<Map.Entry<String, String>> query(URI url) {
        return UriComponentsBuilder.fromUri(url).build().getQueryParams().entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> Map.entry(again(parameter.getKey()), again(value))));
    }

    private static String address(URI url) {
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var isUsualPort = url.getPort() == -1 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (isUsualPort ? "" : ":" + url.getPort())
                + url.getRawPath();
    }

    /** What is encoded already may be so in another way than signatures want it. */
    private static String again(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : encoded(UriUtils.decode(text, StandardCharsets.UTF_8));
    }

    /** All but letters, digits and {@code -._~}. */
    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
