package chat.baton.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the sandbox's shop sells, as pictures; painted when first asked for. */
@RestController
@InSandbox
class ShopPictures {

    private final Map<String, ShopPicture> pictures;
    private final Map<String, byte[]> painted = new ConcurrentHashMap<>();

    ShopPictures() throws IOException {
        pictures = read(new ClassPathResource("sandbox/pictures.txt").getContentAsString(StandardCharsets.UTF_8));
    }

    @GetMapping("/sandbox/images/{code}.png")
    ResponseEntity<byte[]> picture(@PathVariable String code) {
        return png(code.toUpperCase(Locale.ROOT))
                .map(png -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                        .body(png))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<byte[]> png(String code) {
        return Optional.ofNullable(pictures.get(code))
                .map(picture -> painted.computeIfAbsent(code, unpainted -> picture.png()));
    }

    private static Map<String, ShopPicture> read(String text) {
        var pictures = new HashMap<String, ShopPicture>();
        List<String> shapes = new ArrayList<>();
        for (var line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
            if (Character.isUpperCase(line.charAt(0))) {
                shapes = new ArrayList<>();
                var words = line.split(" ");
                pictures.put(words[0], new ShopPicture(words[1], shapes));
            } else {
                shapes.add(line);
            }
        }
        return pictures;
    }
}
