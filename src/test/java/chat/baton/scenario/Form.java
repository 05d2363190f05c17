package chat.baton.scenario;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** A form with a file, as browsers send it. */
class Form {

    private static final String BOUNDARY = "----baton";

    static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Form with(String field, String value) {
        return part("form-data; name=\"" + field + "\"", "text/plain", value.getBytes(StandardCharsets.UTF_8));
    }

    /** @param type what the browser says it is */
    Form with(String field, String name, String type, byte[] file) {
        return part("form-data; name=\"" + field + "\"; filename=\"" + name + "\"", type, file);
    }

    private Form part(String disposition, String type, byte[] content) {
        var head =
                "--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: " + type + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    HttpRequest.BodyPublisher body() {
        var end = "--" + BOUNDARY + "--\r\n";
        return HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()), HttpRequest.BodyPublishers.ofString(end));
    }
}
