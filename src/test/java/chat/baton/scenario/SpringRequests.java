package chat.baton.scenario;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Everything that our own controllers answer to. */
final class SpringRequests {

    private SpringRequests() {}

    static Stream<Request> all(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(SpringRequests::of)
                .sorted()
                .distinct();
    }

    private static Stream<Request> of(RequestMappingInfo info) {
        var file = info.getConsumesCondition().getConsumableMediaTypes().contains(MediaType.MULTIPART_FORM_DATA);
        return info.getPatternValues().stream()
                .flatMap(path -> methods(info).stream().map(method -> new Request(method.name(), path, file)));
    }

    private static Collection<RequestMethod> methods(RequestMappingInfo info) {
        var named = info.getMethodsCondition().getMethods();
        return named.isEmpty() ? Set.of(RequestMethod.GET) : named;
    }
}
