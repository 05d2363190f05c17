package chat.baton.sandbox.messenger;

import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.OwnAddress;
import chat.baton.sandbox.Persona;
import chat.baton.sandbox.meta.GraphErrors;
import chat.baton.sandbox.meta.GraphToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for Meta's user profile API: says who a customer is. */
@InSandbox
@RestController
class MessengerProfileApi {

    private final GraphToken token;
    private final MessengerStandIn channel;
    private final OwnAddress own;

    MessengerProfileApi(MessengerAccount account, MessengerStandIn channel, OwnAddress own) {
        this.token = new GraphToken(account.pageToken());
        this.channel = channel;
        this.own = own;
    }

    @GetMapping(MessengerStandIn.ENDPOINT + "/{psid}")
    ObjectNode profile(
            @PathVariable String psid,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(name = "access_token", required = false) @Nullable String parameter,
            @RequestParam(defaultValue = "first_name,last_name,profile_pic") Set<String> fields) {
        token.check(authorization, parameter);
        if (!channel.isCustomerId(psid)) {
            throw GraphErrors.unknownObject(psid);
        }
        return profile(Persona.of(channel, psid)).retain(fields).put("id", psid);
    }

    private ObjectNode profile(Persona persona) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("first_name", persona.firstName())
                .put("last_name", persona.lastName())
                .put("profile_pic", own.of(persona.picture()));
    }
}
