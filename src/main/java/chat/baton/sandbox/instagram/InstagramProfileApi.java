package chat.baton.sandbox.instagram;

import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.OwnAddress;
import chat.baton.sandbox.Persona;
import chat.baton.sandbox.meta.GraphErrors;
import chat.baton.sandbox.meta.GraphToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for Instagram's user profile API: says who a customer is. */
@InSandbox
@RestController
class InstagramProfileApi {

    private final GraphToken token;
    private final InstagramStandIn channel;
    private final OwnAddress own;

    InstagramProfileApi(InstagramAccount account, InstagramStandIn channel, OwnAddress own) {
        this.token = new GraphToken(account.accessToken());
        this.channel = channel;
        this.own = own;
    }

    @GetMapping(InstagramStandIn.ENDPOINT + "/{igsid}")
    ObjectNode profile(
            @PathVariable String igsid,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(defaultValue = "name,username") Set<String> fields) {
        token.check(authorization, null);
        if (!channel.isCustomerId(igsid)) {
            throw GraphErrors.unknownObject(igsid);
        }
        return profile(Persona.of(channel, igsid)).retain(fields).put("id", igsid);
    }

    private ObjectNode profile(Persona persona) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", persona.name())
                .put("username", persona.name().toLowerCase(Locale.ROOT).replace(' ', '.'))
                .put("profile_pic", own.of(persona.picture()));
    }
}
