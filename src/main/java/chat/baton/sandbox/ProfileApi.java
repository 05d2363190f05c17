package chat.baton.sandbox;

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
class ProfileApi {

    private final PageToken token;
    private final OwnAddress baton;

    ProfileApi(PageToken token, OwnAddress baton) {
        this.token = token;
        this.baton = baton;
    }

    @GetMapping("/sandbox/graph/v25.0/{psid}")
    ObjectNode profile(
            @PathVariable String psid,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(name = "access_token", required = false) @Nullable String parameter,
            @RequestParam(defaultValue = "first_name,last_name,profile_pic") Set<String> fields) {
        token.check(authorization, parameter);
        if (!Persona.isPsid(psid)) {
            throw Refusal.unknownObject(psid);
        }
        return profile(Persona.of(psid)).retain(fields).put("id", psid);
    }

    private ObjectNode profile(Persona persona) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("first_name", persona.firstName())
                .put("last_name", persona.lastName())
                .put("profile_pic", baton.of(persona.picture()));
    }
}
