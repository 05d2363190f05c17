package chat.baton.scenario;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;

/** Everything that the engine's interface answers to, read from its own annotations, so that a new version's is here too. */
final class EngineRequests {

    private EngineRequests() {}

    /** As they are below {@code /engine-rest}, and below an engine's name in Tasklist's and Cockpit's interface. */
    static Stream<Request> all() {
        return below("", DefaultProcessEngineRestServiceImpl.class);
    }

    /** @param root a class with a path of its own */
    static Stream<Request> of(Class<?> root) {
        return below(
                found(root, Path.class).map(path -> joined("", path.value())).orElse(""), root);
    }

    private static Stream<Request> below(String path, Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .filter(method -> !method.isBridge())
                .flatMap(method -> of(path, method))
                .sorted()
                .distinct();
    }

    private static Stream<Request> of(String above, Method method) {
        var path = found(method, Path.class).map(own -> joined(above, own.value()));
        var verb = Arrays.stream(declared(method).getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
        return verb.map(known -> Stream.of(new Request(known, path.orElse(above), false)))
                .or(() -> path.map(part -> below(part, method.getReturnType())))
                .orElse(Stream.empty());
    }

    private static String joined(String above, String part) {
        var path = above + (part.startsWith("/") ? "" : "/") + part;
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static <A extends Annotation> Optional<A> found(AnnotatedElement element, Class<A> type) {
        var declared = element instanceof Method method ? declared(method) : element;
        return Optional.ofNullable(declared.getAnnotation(type));
    }

    /** Annotations stand where a method is declared first. */
    private static Method declared(Method method) {
        return Arrays.stream(method.getDeclaringClass().getInterfaces())
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(candidate -> candidate.getName().equals(method.getName())
                        && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes()))
                .filter(candidate -> candidate.getAnnotations().length > 0)
                .findFirst()
                .orElse(method);
    }
}
