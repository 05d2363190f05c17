package chat.baton.sandbox.line;

import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.OwnAddress;
import chat.baton.sandbox.Persona;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for what the Messaging API tells: who a customer is, and what they sent. */
@InSandbox
@RestController
@RequestMapping(LineStandIn.ENDPOINT + "/v2/bot")
class LineLookups {

    private final LineToken token;
    private final LineBot bot;
    private final LineStandIn channel;
    private final LineFiles files;
    private final OwnAddress own;

    LineLookups(LineToken token, LineBot bot, LineStandIn channel, LineFiles files, OwnAddress own) {
        this.token = token;
        this.bot = bot;
        this.channel = channel;
        this.files = files;
        this.own = own;
    }

    @GetMapping("/info")
    Map<String, String> info(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        token.check(authorization);
        return Map.of("userId", bot.botUserId(), "basicId", "@sandbox", "displayName", "Demo shop", "chatMode", "bot");
    }

    @GetMapping("/profile/{customer}")
    Map<String, String> profile(
            @PathVariable String customer,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        token.check(authorization);
        if (!channel.isCustomerId(customer)) {
            throw LineErrors.notFound();
        }
        var persona = Persona.of(channel, customer);
        return Map.of(
                "userId",
                customer,
                "displayName",
                persona.name(),
                "pictureUrl",
                own.of(persona.picture()),
                "language",
                "en");
    }

    @GetMapping("/message/{message}/content")
    ResponseEntity<byte[]> content(
            @PathVariable String message,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        token.check(authorization);
        var file = files.find(message).orElseThrow(LineErrors::notFound);
        return ResponseEntity.ok()
                .contentType(MediaTypeFactory.getMediaType(file.name()).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .body(file.bytes());
    }
}
