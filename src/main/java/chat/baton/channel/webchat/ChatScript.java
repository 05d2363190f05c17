package chat.baton.channel.webchat;

import java.io.IOException;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The script that shops' pages load, from wherever they are. */
@RestController
class ChatScript {

    private static final MediaType JAVASCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final byte[] script;
    private final String tag;

    ChatScript() throws IOException {
        script = new ClassPathResource("static/webchat/baton.js").getContentAsByteArray();
        tag = DigestUtils.md5DigestAsHex(script);
    }

    /** Pages that are isolated from others, or check the script's hash, may have it too. */
    @GetMapping("/webchat/baton.js")
    ResponseEntity<byte[]> script() {
        return ResponseEntity.ok()
                .contentType(JAVASCRIPT)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .eTag(tag)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .body(script);
    }
}
