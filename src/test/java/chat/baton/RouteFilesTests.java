package chat.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Route files are named and shaped alike: file, route, endpoint, and how each route fails. */
class RouteFilesTests {

    private static final Path ROUTES = Path.of("routes");
    private static final String SUFFIX = ".camel.yaml";
    private static final Pattern ADDRESS = Pattern.compile("https?://");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}");

    /** @param file without its suffix */
    record Route(String file, Map<String, Object> parts) {

        String id() {
            return String.valueOf(parts.get("id"));
        }

        String from() {
            return String.valueOf(((Map<?, ?>) parts.get("from")).get("uri"));
        }

        @Override
        public String toString() {
            return id();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileBeginsBySayingWhatItIs(Path file) throws IOException {
        assertThat(Files.readString(file)).startsWith("# ");
        assertThat(file.getFileName().toString()).matches("(errors|[a-z]+(-[a-z]+)+)\\.camel\\.yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void anOutsideAddressIsAProperty(Path file) throws IOException {
        var withoutProperties = PLACEHOLDER.matcher(Files.readString(file)).replaceAll("");
        assertThat(ADDRESS.matcher(withoutProperties).find())
                .as("a fixed address in %s", file)
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteIsNamedAfterItsFileAndWhatItDoes(Route route) {
        assertThat(route.id()).matches(Pattern.quote(route.file()) + "-[a-z]+(-[a-z]+)*");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteSaysWhatItIsFor(Route route) {
        assertThat(String.valueOf(route.parts().get("description"))).matches("[A-Z].*[^.]");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aDirectEndpointIsAVerbAndItsObject(Route route) {
        if (route.from().startsWith("direct:")) {
            assertThat(route.from()).matches("direct:[a-z]+(-[a-z]+)+");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteNamesItsChoiceOfHowToFail(Route route) {
        var choice = route.parts().get("routeConfigurationId");
        if (!route.parts().containsKey("errorHandler")) {
            assertThat(configurations()).contains(String.valueOf(choice));
        }
    }

    static Stream<Path> files() {
        try (var files = Files.list(ROUTES)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Route> routes() {
        return files().flatMap(file -> named(file, "route").map(parts -> new Route(nameOf(file), parts)));
    }

    private static Set<String> configurations() {
        return named(ROUTES.resolve("errors" + SUFFIX), "routeConfiguration")
                .map(parts -> String.valueOf(parts.get("id")))
                .collect(Collectors.toSet());
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(SUFFIX, "");
    }

    private static Stream<Map<String, Object>> named(Path file, String kind) {
        try {
            List<Map<String, Map<String, Object>>> parts = new Yaml().load(Files.readString(file));
            return parts.stream().map(part -> part.get(kind)).filter(Objects::nonNull);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
