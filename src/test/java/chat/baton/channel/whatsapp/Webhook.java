package chat.baton.channel.whatsapp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as the Cloud API sends them, signed with the test accounts' secret. */
final class Webhook {

    static final String SECRET = "test-app-secret-whatsapp";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Webhook() {}

    static String envelope(String... changes) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"WABA1\",\"changes\":["
                + String.join(",", changes) + "]}]}";
    }

    static String change(String numberId, String field, String value) {
        return "{\"field\":\"" + field + "\",\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{"
                + "\"display_phone_number\":\"15550001111\",\"phone_number_id\":\"" + numberId + "\"}," + value + "}}";
    }

    static String messages(String numberId, String... messages) {
        return change(numberId, "messages", "\"messages\":[" + String.join(",", messages) + "]");
    }

    static String statuses(String... statuses) {
        return change("PNID1", "messages", "\"statuses\":[" + String.join(",", statuses) + "]");
    }

    static String message(String number, String user, String id, String rest) {
        return "{" + (number == null ? "" : "\"from\":\"" + number + "\",")
                + (user == null ? "" : "\"from_user_id\":\"" + user + "\",") + "\"id\":\"" + id + "\",\"timestamp\":\""
                + System.currentTimeMillis() / 1000 + "\"," + rest + "}";
    }

    static String text(String number, String user, String id, String text) {
        return message(number, user, id, "\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}");
    }

    static int post(int port, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return post(port, "lamps", bytes, signature(bytes));
    }

    static int post(int port, String account, byte[] body, String signature) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/whatsapp/" + account))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return send(request.build()).statusCode();
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
