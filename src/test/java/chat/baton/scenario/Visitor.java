package chat.baton.scenario;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser without scripts: keeps cookies, sends forms with their token, follows no redirect. */
class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final int port;

    Visitor(int port) {
        this.port = port;
    }

    Visitor signsIn(String name) {
        sends("/login", Map.of("username", name, "password", "sandbox"), "/login");
        return this;
    }

    HttpResponse<String> gets(String path, String... headers) {
        return exchange(
                request(path, headers).header("Accept", "text/html,*/*;q=0.8").GET());
    }

    /** @param page has the form, and with it the token */
    HttpResponse<String> sends(String path, Map<String, String> fields, String page, String... headers) {
        var body = encoded(fields) + "&_csrf=" + URLEncoder.encode(token(page), StandardCharsets.UTF_8);
        var all = new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        return posts(path, body, all.toArray(String[]::new));
    }

    private String token(String page) {
        var token = TOKEN.matcher(gets(page).body());
        if (!token.find()) {
            throw new AssertionError(page + " has no form with a token");
        }
        return token.group(1);
    }

    /** @param page has a form, and with it the token */
    HttpResponse<String> uploads(String path, String name, byte[] file, String page) {
        var form = new Form()
                .with("_csrf", token(page))
                .with("key", UUID.randomUUID().toString())
                .with("file", name, "application/octet-stream", file);
        return exchange(
                request(path, "Content-Type", Form.TYPE).header("Accept", "*/*").POST(form.body()));
    }

    HttpResponse<String> posts(String path, String body, String... headers) {
        return exchange(request(path, headers).header("Accept", "*/*").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** @param words sent by whatever is no GET */
    HttpResponse<String> asks(String method, String path, String words, String... headers) {
        var body = HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : words);
        return exchange(request(path, headers).method(method, body));
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
